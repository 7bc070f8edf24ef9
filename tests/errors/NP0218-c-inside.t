# what a C file may not have, shown there: maps, programs, what is not there, addresses in data, recursion
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
struct { int *k; } m __attribute__((section(".maps")));
__attribute__((section("kprobe/x"))) int prog(void *ctx) { return 0; }
int extra(int);
int use(int a) { return extra(a); }
static const char *names[] = {"a", "b"};
const char *name(unsigned i) { return i < 2 ? names[i] : 0; }
double fraction = 1.5;
__int128 wide[2] = {1, 2};
__attribute__((noinline)) int again(int a) { return a > 3 ? again(a / 2u) * 3 + 1 : 3; }
int only_calls(int a) { return again(a); }
END
echo 'import "c.bpf.c"; begin { }' > main.np
-- args
-n main.np
-- exit 1
-- err
c.bpf.c:5:1: error NP0218: 'names' has addresses in it, which are known only in the kernel
    5 | static const char *names[] = {"a", "b"};
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: a 'switch' in a function can choose among them
c.bpf.c:7:1: error NP0218: 'fraction' has numbers in it that have a fraction, or more than 64 bits
    7 | double fraction = 1.5;
      | ^~~~~~~~~~~~~~~~~~~~~~
c.bpf.c:8:1: error NP0218: 'wide' has numbers in it that have a fraction, or more than 64 bits
    8 | __int128 wide[2] = {1, 2};
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~
c.bpf.c:1:1: error NP0218: 'm' is a map: maps are the script's
    1 | struct { int *k; } m __attribute__((section(".maps")));
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: a function takes one as an argument, void *map: it is given &@m
c.bpf.c:2:1: error NP0218: 'prog' is a program of its own: SEC("kprobe/x")
    2 | __attribute__((section("kprobe/x"))) int prog(void *ctx) { return 0; }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: probes are the script's, which call functions without SEC()
c.bpf.c:3:1: error NP0218: function 'extra' is declared, and not there
    3 | int extra(int);
      | ^~~~~~~~~~~~~~~
c.bpf.c:9:1: error NP0218: 'again' leads back to itself: the kernel takes no recursion
    9 | __attribute__((noinline)) int again(int a) { return a > 3 ? again(a / 2u) * 3 + 1 : 3; }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
