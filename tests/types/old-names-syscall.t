# a system call by the name of before 4.17: its arguments are in the registers that it gets now
-- world renamed-6.12
-- args
-d types @e@
-- script
kprobe:sys_openat { @[str(arg1), arg3] = count(); }
kretprobe:SyS_openat { @r[retval] = count(); }
-- out
map @[string[1024], uint64]: count
map @r[uint64]: count
clause 0
  probe kprobe:__x64_sys_openat group 0
  block
    assign =
      map @: count
        call str: string[1024] (builtin)
          ->si: uint64 (pt_regs.si at 104, by pointer)
            cast: struct pt_regs *
              call reg: uint64 (builtin)
                "di": string[3]
        ->r10: uint64 (pt_regs.r10 at 56, by pointer)
          cast: struct pt_regs *
            call reg: uint64 (builtin)
              "di": string[3]
      call count: count (aggregation)
clause 1
  probe kretprobe:__x64_sys_openat group 1
  block
    assign =
      map @r: count
        retval: uint64 (builtin)
      call count: count (aggregation)
-- err contains
{{^-e:1:8: warning: 'sys_openat' is no function on this kernel \(the last one was 4.16\): '__x64_sys_openat' is probed instead$}}
