# where the kernel's own functions for BPF are probed they are no frames of ours
-- script
kprobe:bpf_prog_kallsyms_add { printf("%s\n", kstack(1)); }
p:bpf_prog_kallsyms_add { @[kstack(1)] = count(); }
-- needs root kprobe
-- traffic
"${NPROBE:-$TOP/build/nprobe}" -q -e 'begin { exit(); }'
-- contains
{{^ +bpf_prog_kallsyms_add\+\d+$}}
{{^@\[$}}
{{^\]: \d+$}}
-- absent
{{^@\[\]}}
