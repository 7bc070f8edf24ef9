# calls of C functions: too few arguments, too many, signatures that no script can serve; a builtin goes first
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
struct small { int a; };
int add(int left, const char *right) { return left; }
int small(struct small s) { return s.a; }
int nsecs(void) { return 0; }
static int own(void) { return 0; }
END
cat > main.np <<'END'
import "c.bpf.c"
begin {
	add(1);
	add(1, 0, 2);
	small(1);
	own();
	print(nsecs());
}
END
-- args
-n main.np
-- exit 1
-- err
main.np:3:2: error NP0302: 'add' takes 2 arguments, and here is 1
    3 |  add(1);
      |  ^~~~~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: usage: add(int32 left, char * right)
main.np:4:2: error NP0302: 'add' takes 2 arguments, and here are 3
    4 |  add(1, 0, 2);
      |  ^~~~~~~~~~~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: usage: add(int32 left, char * right)
main.np:5:2: error NP0302: 'small' cannot be called from here: it takes what is no number of at most 64 bits and no pointer
    5 |  small(1);
      |  ^~~~~~~~
main.np:1:1: note: it is a function of this file
    1 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
main.np:6:2: error NP0208: there is no function 'own'
    6 |  own();
      |  ^~~
main.np:7:8: warning: 'nsecs' is the builtin here, and 'c.bpf.c' has a function of that name
    7 |  print(nsecs());
      |        ^~~~~
  hint: give the function another name
