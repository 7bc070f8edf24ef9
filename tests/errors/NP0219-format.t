# conversions and values that the kernel does not write
-- args
-n @e@
-- needs btf
-- script
iter:task:list {
	printf("%5d %#x\n", 1, 2);
	printf("%o\n", 1);
	printf("%.3d|%r\n", 1, buf("a", 1));
	printf("%18p\n", task);
	printf("%-18s\n", task);
	printf("%s %s\n", comm, strftime("%H", nsecs));
	print((1, 2));
	printf("%-8s|%.2s|%c|%p|%5lld|%s\n", comm, comm, 65, task, 1, task->flags > 0);
}
-- exit 1
-- err
-e:2:14: error NP0219: the kernel does not write '%#x'
    2 |  printf("%5d %#x\n", 1, 2);
      |              ^~~
  hint: it has %d %u %x %X, with a width, %p, %c and %s; 0x%x is what %#x is
-e:3:10: error NP0219: the kernel does not write '%o'
    3 |  printf("%o\n", 1);
      |          ^~
  hint: it has %d %u %x %X, with a width, %p, %c and %s; 0x%x is what %#x is
-e:4:10: error NP0219: the kernel does not write '%.3d'
    4 |  printf("%.3d|%r\n", 1, buf("a", 1));
      |          ^~~~
  hint: it has %d %u %x %X, with a width, %p, %c and %s; 0x%x is what %#x is
-e:5:10: error NP0219: the kernel does not write '%18p'
    5 |  printf("%18p\n", task);
      |          ^~~~
  hint: it has %d %u %x %X, with a width, %p, %c and %s; 0x%x is what %#x is
-e:6:10: error NP0219: the kernel does not write '%-18s'
    6 |  printf("%-18s\n", task);
      |          ^~~~~
  hint: it has %d %u %x %X, with a width, %p, %c and %s; 0x%x is what %#x is
-e:7:26: error NP0219: a program that is pinned prints numbers and strings, and this is time
    7 |  printf("%s %s\n", comm, strftime("%H", nsecs));
      |                          ^~~~~~~~~~~~~~~~~~~~~
  hint: %d and %x print its number
-e:8:8: error NP0219: a program that is pinned prints numbers and strings, and this is (int64, int64)
    8 |  print((1, 2));
      |        ^~~~~~
  hint: print numbers and strings of it
