# where the kernel's own functions for BPF are probed they are no frames of ours
-- script
kprobe:bpf_prog_select_runtime { printf("%s\n", kstack(1)); }
p:bpf_prog_select_runtime { @[kstack(1)] = count(); }
-- needs root kprobe
-- traffic
"${NPROBE:-$TOP/build/nprobe}" -q -e 'begin { exit(); }'
-- contains
{{^ +bpf_prog_select_runtime\+\d+$}}
{{^@\[$}}
{{^\]: \d+$}}
-- absent
{{^@\[\]}}
