# func of user functions: C++ names as in the source, the symbol where it is compared; print(args) as bpftrace prints it
-- args
-q @e@ -- ./prog
-- script
uprobe:@DIR@/prog:*method* { print(func); @[func] = count(); @all[args.x, func == "_ZN5space5Class6methodEi"] = count(); }
uretprobe:@DIR@/prog:_Z4* /func == "_Z4overi"/ { print(func); @len = strlen(func); }
uprobe:@DIR@/prog:plain { print(args); $a = args; @sum = sum($a.number); @k[args] = count(); }
-- needs root uprobe tool:g++
-- setup
tell DIR "$PWD"
cat >prog.cc <<'C'
namespace space { struct Class { __attribute__((noinline)) int method(int x); }; }
int space::Class::method(int x) { asm volatile("nop"); return x; }
__attribute__((noinline)) int over(int a) { asm volatile("nop"); return a; }
__attribute__((noinline)) int over(long a) { asm volatile("nop"); return a; }
extern "C" __attribute__((noinline)) int plain(char c, long number, void *p, short s) { asm volatile("nop"); return c; }
int main() { space::Class c; return c.method(3) + over(1) + over(2l) + plain('a', -6, (void *)16, 9) - 101; }
C
g++ -g -O1 -o prog prog.cc
-- out
space::Class::method(int)
over(int)
{ .c = 97, .number = -6, .p = 0x10, .s = 9 }


@[space::Class::method(int)]: 1
@all[3, true]: 1
@k[{ .c = 97, .number = -6, .p = 0x10, .s = 9 }]: 1
@len: 8
@sum: -6
