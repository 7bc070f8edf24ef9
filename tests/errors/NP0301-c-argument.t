# arguments of C functions: text, numbers and pointers are not each other; addresses of maps elsewhere, and of such as are emptied
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
int add(int a, int b) { return a + b; }
long peek(const int *p) { return *p; }
void map(void *m) { }
void none(void) { }
END
cat > main.np <<'END'
import "c.bpf.c"
begin {
	add("one", none());
	add(&@m, curtask);
	peek(5);
	$y = (uint8)3;
	peek(&$y);
	peek(&@m);
	print(&@m);
	@m[1] = 1;
}
END
-- args
-n main.np
-- exit 1
-- err
main.np:3:6: error NP0301: argument 1 of 'add' is int32, and this is string[4]
    3 |  add("one", none());
      |      ^~~~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
main.np:3:13: error NP0301: argument 2 of 'add' is int32, and this is without a value
    3 |  add("one", none());
      |             ^~~~~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
main.np:4:6: error NP0301: argument 1 of 'add' is int32, and this is the address of a map
    4 |  add(&@m, curtask);
      |      ^~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
main.np:4:11: error NP0301: argument 2 of 'add' is int32, and this is struct task_struct *
    4 |  add(&@m, curtask);
      |           ^~~~~~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: a cast makes a number of it: (uint64)...
main.np:5:7: error NP0301: argument 1 of 'peek' is int32 *, and this is int64
    5 |  peek(5);
      |       ^
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: a cast says that it is one: (int32 *)...
main.np:7:7: error NP0301: argument 1 of 'peek' is int32 *, and this is uint8 *
    7 |  peek(&$y);
      |       ^~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: a cast says that it is one: (int32 *)...
main.np:9:8: error NP0301: the address of a map is for functions in C alone
    9 |  print(&@m);
      |        ^~~
  hint: import "file.bpf.c"; and give it to a function of that file
