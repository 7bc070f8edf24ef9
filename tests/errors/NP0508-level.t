# --allow: what reads more than that is refused, before anything is loaded
-- world 6.12
-- args
-n --allow normal @e@
-- script
t:syscalls:sys_enter_openat { print(str(filename)); }
-- exit 1
-- err
nprobe: error NP0508: this program is 'sensitive', and --allow permits 'normal': it reads memory of programs
  hint: nprobe show --manifest tells all that it does; --allow sensitive permits it
