# --cost: each run of a probe is counted, whether its condition holds or not; timers too; all of it in the total
-- needs root tool:gcc
-- args
-q --cost @e@ -- ./prog
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
__attribute__((noinline)) int f(int n) { __asm__ volatile(""); return n; }
__attribute__((noinline)) int g(int n) { __asm__ volatile(""); return n; }
int main(void) { for (int i = 0; i < 1000; i++) { f(i); if (i % 10 == 0) g(i); } return 0; }
C
gcc -O1 -o prog prog.c
-- script
begin { @b = 1; }
p:@DIR@/prog:f /arg0 < 5/ { @f = count(); }
p:@DIR@/prog:f { @f2 = count(); }
p:@DIR@/prog:g { @g = count(); }
-- out


@b: 1
@f: 5
@f2: 1000
@g: 100
-- err contains
{{^PROBE +EVENTS  NS/EVENT +CPU$}}
{{^begin +1 +\d+ +\d+\.\d\d%$}}
{{^uprobe:\S*prog:f \(line 2:1\) +1000 +[1-9]\d+ +\d+\.\d\d%$}}
{{^uprobe:\S*prog:f \(line 3:1\) +1000 +[1-9]\d+ +\d+\.\d\d%$}}
{{^uprobe:\S*prog:g +100 +[1-9]\d+ +\d+\.\d\d%$}}
{{^total +2101 +[1-9]\d+ +\d+\.\d\d%$}}
