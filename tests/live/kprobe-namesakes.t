# a function that the kernel has twice (64 and 32 bit ELF): a probe in each
-- script
kprobe:load_elf_binary /comm == "np-elf"/ { @loads = count(); }
kretprobe:load_elf_binary /comm == "np-elf"/ { @done[retval == 0] = count(); }
-- needs root kprobe
-- setup
cat >np-elf <<'S'
#!/bin/bash
exec /bin/true
S
chmod +x np-elf
-- traffic
for i in 1 2 3; do ./np-elf; done
-- contains
{{^@loads: 3$}}
{{^@done\[(1|true)\]: 3$}}
