# wrong uses of functions that act
-- args
-n --unsafe @e@
-- world 6.12
-- script
begin { signal("KILL"); override(1); }
t:sched:sched_switch { signal("FOO"); signal(65); signal(comm); override(1); }
t:net:net_dev_queue { skboutput("x", skbaddr, 1, 1); skboutput(1, 2, 3, 4); cat(1); join("a"); unwatch("a"); }
begin { debugf("%5d", 1); debugf("%d%d%d%d", 1, 2, 3, 4); debugf("%s %s", comm, comm); debugf("%%"); }
-- exit 1
-- err
-e:1:9: error NP0302: 'signal' means nothing in this kind of probe
    1 | begin { signal("KILL"); override(1); }
      |         ^~~~~~~~~~~~~~
  hint: for example: p:/bin/bash:readline { signal("SIGTERM"); }
-e:1:25: error NP0302: 'override' means nothing in this kind of probe
    1 | begin { signal("KILL"); override(1); }
      |                         ^~~~~~~~~~~
  hint: for example: p:__x64_sys_chdir (comm == "test") { override(-EACCES); }
-e:2:31: error NP0302: there is no signal 'FOO'
    2 | t:sched:sched_switch { signal("FOO"); signal(65); signal(comm); override(1); }
      |                               ^~~~~
  hint: usage: signal(name or number), with --unsafe
-e:2:46: error NP0302: signals are numbered from 1 to 64
    2 | t:sched:sched_switch { signal("FOO"); signal(65); signal(comm); override(1); }
      |                                              ^~
  hint: usage: signal(name or number), with --unsafe
-e:2:58: error NP0302: a signal is a number or a name in quotes, and this is string[16]
    2 | t:sched:sched_switch { signal("FOO"); signal(65); signal(comm); override(1); }
      |                                                          ^~~~
  hint: usage: signal(name or number), with --unsafe
-e:2:65: error NP0302: 'override' means nothing in this kind of probe
    2 | t:sched:sched_switch { signal("FOO"); signal(65); signal(comm); override(1); }
      |                                                                 ^~~~~~~~~~~
  hint: for example: p:__x64_sys_chdir (comm == "test") { override(-EACCES); }
-e:3:64: error NP0302: the file of 'skboutput' is a string constant
    3 | t:net:net_dev_queue { skboutput("x", skbaddr, 1, 1); skboutput(1, 2, 3, 4); cat(1); join("a"); unwatch("a"); }
      |                                                                ^
  hint: usage: skboutput(file, skb, length, offset) -> int64
-e:3:81: error NP0302: the format of 'cat' is a string constant
    3 | t:net:net_dev_queue { skboutput("x", skbaddr, 1, 1); skboutput(1, 2, 3, 4); cat(1); join("a"); unwatch("a"); }
      |                                                                                 ^
  hint: usage: cat(format, values...)
-e:3:90: error NP0302: 'join' takes an array of addresses of strings, and this is string[2]
    3 | t:net:net_dev_queue { skboutput("x", skbaddr, 1, 1); skboutput(1, 2, 3, 4); cat(1); join("a"); unwatch("a"); }
      |                                                                                          ^~~
  hint: usage: join(array [, separator])
-e:3:104: error NP0302: 'unwatch' takes an address, and this is string[2]
    3 | t:net:net_dev_queue { skboutput("x", skbaddr, 1, 1); skboutput(1, 2, 3, 4); cat(1); join("a"); unwatch("a"); }
      |                                                                                                        ^~~
  hint: usage: unwatch(address)
-e:4:17: error NP0303: '%5d' cannot be printed to the kernel's trace
    4 | begin { debugf("%5d", 1); debugf("%d%d%d%d", 1, 2, 3, 4); debugf("%s %s", comm, comm); debugf("%%"); }
      |                 ^~~
  hint: it knows %d %u %x, with l or ll before them, %p, and one %s
-e:4:55: error NP0302: 'debugf' prints at most 3 values
    4 | begin { debugf("%5d", 1); debugf("%d%d%d%d", 1, 2, 3, 4); debugf("%s %s", comm, comm); debugf("%%"); }
      |                                                       ^
  hint: usage: debugf(format, up to 3 values)
-e:4:70: error NP0303: '%s' cannot be printed to the kernel's trace
    4 | begin { debugf("%5d", 1); debugf("%d%d%d%d", 1, 2, 3, 4); debugf("%s %s", comm, comm); debugf("%%"); }
      |                                                                      ^~
  hint: it knows %d %u %x, with l or ll before them, %p, and one %s
-e:4:95: error NP0303: the kernel's trace takes no '%%' and printable ASCII only
    4 | begin { debugf("%5d", 1); debugf("%d%d%d%d", 1, 2, 3, 4); debugf("%s %s", comm, comm); debugf("%%"); }
      |                                                                                               ^~~~
