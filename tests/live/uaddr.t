# uaddr: variables of the program that is probed, wherever it is loaded; a pointer to a number of their size
-- args
-q @e@ -- sh -c './pie; ./fixed'
-- script
uprobe:@DIR@/pie:touch { printf("%d %d %d %d\n", *uaddr("counter"), *uaddr("letter"), *uaddr("small"), *uaddr("list")); }
uprobe:@DIR@/fixed:touch { printf("%d %d %d %d\n", *uaddr("counter"), *uaddr("letter"), *uaddr("small"), *uaddr("list")); }
uretprobe:@DIR@/fixed:touch { printf("%d %s\n", *uaddr("counter"), usym(uaddr("touch"))); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
int counter = 7; char letter = 3; short small = -2; long list[3] = {11, 22, 33};
__attribute__((noinline)) int touch(int a) { __asm__ volatile("" ::: "memory"); counter++; return a + small + letter + (int)list[1]; }
int main(void) { touch(1); touch(2); return 0; }
C
gcc -O1 -o pie prog.c -fPIE -pie
gcc -O1 -o fixed prog.c -no-pie
-- out
7 3 -2 11
8 3 -2 11
7 3 -2 11
8 touch
8 3 -2 11
9 touch


