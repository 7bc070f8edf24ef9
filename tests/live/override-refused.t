# override: where the kernel does not permit it, before anything is loaded
-- args
-q --unsafe @e@ -- true
-- script
p:vfs_read { override(1); }
p:__x64_sys_geteuid+4 { override(1); }
fentry:__x64_sys_geteuid { override(1); }
-- needs root kprobe override btf
-- setup
[ -e /sys/kernel/debug/error_injection ] || mount -t debugfs nodev /sys/kernel/debug
-- exit 1
-- err
-e:1:14: error NP0302: the kernel does not permit to override the result of 'vfs_read'
    1 | p:vfs_read { override(1); }
      |              ^~~~~~~~~~~
  hint: those it does are in /sys/kernel/debug/error_injection/list
-e:2:25: error NP0302: a function is left early at its entry only, not at '__x64_sys_geteuid+4'
    2 | p:__x64_sys_geteuid+4 { override(1); }
      |                         ^~~~~~~~~~~
  hint: write p:__x64_sys_geteuid
-e:3:28: error NP0302: 'override' works by kprobes, and 'fentry:__x64_sys_geteuid' forces another mechanism
    3 | fentry:__x64_sys_geteuid { override(1); }
      |                            ^~~~~~~~~~~
  hint: write p:__x64_sys_geteuid
