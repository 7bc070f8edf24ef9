# wrong uses of values of the task and the kernel
-- args
-n @e@
-- world 6.12
-- script
begin { print(nsecs(foo)); print(pid(1)); print(usermode); print(ctx); print(ppid(1)); print(ppid(curtask, 1)); }
t:tcp:tcp_retransmit_skb { print(socket_cookie(1)); print(path(skaddr)); print(comm("a")); print(cgroupid(1)); print(cgroup_path("a")); print(cgroup_path(1, 2)); }
begin { print(kfunc_exist(1)); print(percpu_kaddr(1)); print(percpu_kaddr("runqueues", "a")); print(username(1)); }
-- exit 1
-- err
-e:1:21: error NP0302: 'nsecs' takes nothing, or boot, monotonic, tai or sw_tai
    1 | begin { print(nsecs(foo)); print(pid(1)); print(usermode); print(ctx); print(ppid(1)); print(ppid(curtask, 1)); }
      |                     ^~~
  hint: usage: nsecs, nsecs(boot, monotonic, tai or sw_tai) -> uint64
-e:1:38: error NP0302: 'pid' takes nothing, or curr_ns or init
    1 | begin { print(nsecs(foo)); print(pid(1)); print(usermode); print(ctx); print(ppid(1)); print(ppid(curtask, 1)); }
      |                                      ^
  hint: usage: pid, pid(curr_ns or init) -> uint32
-e:1:49: error NP0302: 'usermode' means nothing in this kind of probe
    1 | begin { print(nsecs(foo)); print(pid(1)); print(usermode); print(ctx); print(ppid(1)); print(ppid(curtask, 1)); }
      |                                                 ^~~~~~~~
  hint: for example: profile:hz:99 < count(usermode) >
-e:1:66: error NP0302: 'ctx' means nothing in this kind of probe
    1 | begin { print(nsecs(foo)); print(pid(1)); print(usermode); print(ctx); print(ppid(1)); print(ppid(curtask, 1)); }
      |                                                                  ^~~
  hint: for example: p:vfs_read { printf("%p\n", ctx->ip); }
-e:1:83: error NP0302: 'ppid' takes a struct task_struct *, and this is int64
    1 | begin { print(nsecs(foo)); print(pid(1)); print(usermode); print(ctx); print(ppid(1)); print(ppid(curtask, 1)); }
      |                                                                                   ^
  hint: usage: ppid, ppid(task) -> int32
-e:1:94: error NP0302: 'ppid' takes 0 to 1 argument, and here are 2
    1 | begin { print(nsecs(foo)); print(pid(1)); print(usermode); print(ctx); print(ppid(1)); print(ppid(curtask, 1)); }
      |                                                                                              ^~~~~~~~~~~~~~~~
  hint: usage: ppid, ppid(task) -> int32
-e:2:48: error NP0302: 'socket_cookie' takes a struct sock *, and this is int64
    2 | t:tcp:tcp_retransmit_skb { print(socket_cookie(1)); print(path(skaddr)); print(comm("a")); print(cgroupid(1)); print(cgroup_path("a")); print(cgroup_path(1, 2)); }
      |                                                ^
  hint: usage: socket_cookie(struct sock *) -> uint64
-e:2:64: error NP0302: 'path' takes a struct path, and this is struct sock *
    2 | t:tcp:tcp_retransmit_skb { print(socket_cookie(1)); print(path(skaddr)); print(comm("a")); print(cgroupid(1)); print(cgroup_path("a")); print(cgroup_path(1, 2)); }
      |                                                                ^~~~~~
  hint: usage: path(struct path [, size]) -> string
-e:2:85: error NP0302: 'comm' of another process takes its id, and this is string[2]
    2 | t:tcp:tcp_retransmit_skb { print(socket_cookie(1)); print(path(skaddr)); print(comm("a")); print(cgroupid(1)); print(cgroup_path("a")); print(cgroup_path(1, 2)); }
      |                                                                                     ^~~
  hint: usage: comm, comm(pid) -> string[16]
-e:2:107: error NP0302: the path of a cgroup is a string constant
    2 | t:tcp:tcp_retransmit_skb { print(socket_cookie(1)); print(path(skaddr)); print(comm("a")); print(cgroupid(1)); print(cgroup_path("a")); print(cgroup_path(1, 2)); }
      |                                                                                                           ^
  hint: usage: cgroupid("path") -> uint64
-e:2:130: error NP0302: the id of a cgroup is an integer, and this is string[2]
    2 | _retransmit_skb { print(socket_cookie(1)); print(path(skaddr)); print(comm("a")); print(cgroupid(1)); print(cgroup_path("a")); print(cgroup_path(1, 2)); }
      |                                                                                                                         ^~~
  hint: usage: cgroup_path(id [, hierarchies]) -> cgroup path
-e:2:158: error NP0302: which hierarchies are meant is a string constant
    2 | et_cookie(1)); print(path(skaddr)); print(comm("a")); print(cgroupid(1)); print(cgroup_path("a")); print(cgroup_path(1, 2)); }
      |                                                                                                                         ^
  hint: usage: cgroup_path(id [, hierarchies]) -> cgroup path
-e:3:27: error NP0302: the name of a function is a string constant
    3 | begin { print(kfunc_exist(1)); print(percpu_kaddr(1)); print(percpu_kaddr("runqueues", "a")); print(username(1)); }
      |                           ^
  hint: usage: kfunc_exist("name") -> bool
-e:3:51: error NP0302: the name of a symbol is a string constant
    3 | begin { print(kfunc_exist(1)); print(percpu_kaddr(1)); print(percpu_kaddr("runqueues", "a")); print(username(1)); }
      |                                                   ^
  hint: usage: percpu_kaddr("symbol" [, cpu]) -> uint64 *
-e:3:88: error NP0302: the number of a CPU is an integer, and this is string[2]
    3 | begin { print(kfunc_exist(1)); print(percpu_kaddr(1)); print(percpu_kaddr("runqueues", "a")); print(username(1)); }
      |                                                                                        ^~~
  hint: usage: percpu_kaddr("symbol" [, cpu]) -> uint64 *
-e:3:101: error NP0302: 'username' takes no arguments, and here is 1
    3 | begin { print(kfunc_exist(1)); print(percpu_kaddr(1)); print(percpu_kaddr("runqueues", "a")); print(username(1)); }
      |                                                                                                     ^~~~~~~~~~~
  hint: usage: username -> username
