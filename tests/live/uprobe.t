# entry and return of a user function: exact counts, arguments by number, the return value
-- script
p:@DIR@/prog:work { @args[arg0, arg1] = count(); }
r:@DIR@/prog:work { @ret[retval] = count(); }
p:@DIR@/prog:w*k < count(probe) >
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
__attribute__((noinline)) long work(long a, long b) { __asm__ volatile("" ::: "memory"); return a * b; }
int main(void) { volatile long s = 0; for (int i = 0; i < 23; i++) s += work(i % 2, 7); return 0; }
C
gcc -O1 -o prog prog.c
-- traffic
./prog
-- contains
{{^@args\[0, 7\]: 12$}}
{{^@args\[1, 7\]: 11$}}
{{^@ret\[0\]: 12$}}
{{^@ret\[7\]: 11$}}
{{^uprobe:.*/prog:work +23$}}
