/*
 * What a program image leaves open, for the loader to fill in from the running kernel.
 *
 * 1. Undefined symbols, used as 64-bit constants (a LD_IMM64 with R_BPF_64_64).  In LLVM IR:
 *    `@name = extern_weak global i8`, value = ptrtoint.  (extern_weak, else LLVM folds a
 *    comparison with zero.)  Names, parts joined by '.', T is a struct or union tag,
 *    or ~TYPEDEF of one that has none:
 *
 *      map.N                fd of plan.maps[N]              (BPF_PSEUDO_MAP_FD)
 *      mapval.N             address of its only value, addend = offset (BPF_PSEUDO_MAP_VALUE)
 *      off.T.PATH:KS        byte offset of a member; PATH may go through embedded structs
 *                           ("__sk_common.skc_daddr"), anonymous ones are searched;
 *                           K: u unsigned int, s signed int, p pointer, o other (struct, array);
 *                           S: its size in bytes, which the loader compares: a kernel whose
 *                           member differs is refused with a message, never misread
 *      boff.T.PATH:S        bitfields: byte offset of the S-byte unit to load ...
 *      bsh.T.PATH:S         ... and how far to shift it right; bsz.T.PATH: its bits
 *      size.T               size of a struct or union
 *      enum.E.NAME          value of an enumerator (E may be empty)
 *      type.T               BTF id of a struct or union (for bpf_rdonly_cast)
 *      exists.off.T.PATH    1 or 0;  exists.enum.E.NAME;  exists.type.T
 *      exists.func.NAME     a function that can be probed;  exists.slot.N  the program's slot
 *      feat.NAME            1 or 0: a row of world/features.def
 *      param.NAME           integer params: the value
 *      param.NAME.set       1 when the user gave it or it has a default other than `any`
 *      param.NAME.wI        string params: I-th 8-byte word of the zero-filled text
 *      param.NAME.aI, .mI   ip, cidr: I-th (0, 1) 8-byte word, as loaded from memory, of the
 *                           network's 16 bytes and of its mask; IPv4 as ::ffff:a.b.c.d
 *      probe.id             index in plan.probes of the attach point that this copy serves
 *      probe.address        address of the probed function of the kernel
 *      probe.stack-test     1: leave when the branch at the entry is going to be taken
 *      slot.N               byte offset in the context of the program's N-th plan slot
 *      filter.pid           pid given with -p, 0: none
 *      filter.follow        1 when only the processes in the FOLLOW map count
 *      filter.comm          1 when a command's name was given; filter.comm.0, .1: its 16 bytes
 *      filter.cgroup        id of the cgroup that was given, 0: none; filter.cgroup.level: how
 *                           far it is below the root
 *      start.ns             bpf_ktime_get_boot_ns() clock when tracing began
 *      kaddr.NAME           address of a symbol of the kernel
 *      uaddr.NAME           where a symbol of the probed program is linked
 *      probe.linked         where the probed place of a program is linked
 *      cgroup.PATH          id of a cgroup
 *      clock.tai            ns by which CLOCK_TAI is ahead of CLOCK_BOOTTIME
 *      clock.wall           ns by which CLOCK_REALTIME is ahead of CLOCK_BOOTTIME
 *      command.pid          process of the command that is run, 0: none
 *      pidns.ino, .dev      the reader's pid namespace; 0 if it is the first one
 *      cpus                 possible CPUs
 *      hz                   ticks a second
 *      kernel               LINUX_VERSION_CODE
 *      since.V:N.V:N        the N of the last V (major << 8 | minor) that is not above the kernel's
 *      loop.rounds          rounds of a loop where the kernel walks through all of them; fewer
 *      loop.inner           where they are too many for it; of one within another
 *      scratch.step         pieces of scratch memory between those of two CPUs; 0: per CPU
 *      self.pid             pid of the tracer
 *
 * 2. kfunc.NAME: undefined functions that are called (R_BPF_64_32): BTF id of the kernel
 *    function.
 *
 * 3. Context slots: a load from the context register at offset NP_SLOT_OFFSET(n) reads the
 *    program's n-th plan slot.  (The verifier wants offsets into a context as immediates, so
 *    a symbol will not do.)  The loader replaces the offset, and widens the load where the
 *    running kernel's field is smaller than expected and unsigned.  No other instruction has
 *    such an offset: the stack ends at -512.
 */
#ifndef NP_IMAGE_SYMBOLS_H
#define NP_IMAGE_SYMBOLS_H

#define NP_SLOT_FIRST 0x1000
#define NP_SLOT_STEP 16
#define NP_SLOT_MAX 1500 /* slots of one program */
#define NP_SLOT_OFFSET(n) (-(NP_SLOT_FIRST + NP_SLOT_STEP * (n)))

#endif
