# uprobe: at an address, at lines and columns of the source, by names in quotes and of C++, in files by a pattern
-- args
-q @e@ -- ./both
-- script
uprobe:@DIR@/prog:@ADDRESS@ { @address[probe, func] = count(); }
uprobe:@DIR@/prog@dir/prog.c:3 { @line[arg0] = count(); }
uprobe:@DIR@/prog@prog.c:9:24 { @column = count(); }
uprobe:"@DIR@/prog":"work" { @quoted[probe] = count(); }
uprobe:@DIR@/pro[gh]:work { @pattern[probe] = count(); }
uprobe:@DIR@/cpp:cpp:"space::Class::method" { @cpp[probe, arg1] = count(); }
uprobe:@DIR@/cpp:cpp:"over(int)", uprobe:@DIR@/cpp:cpp:plain { @over[probe] = count(); }
uprobe:@DIR@/cpp:cpp:o*er { @all = count(); }
-- needs root uprobe tool:gcc tool:g++
-- setup
tell DIR "$PWD"
mkdir dir
cat >dir/prog.c <<'C'
__attribute__((noinline)) int work(int a)
{
	a = a * a + 3; __asm__ volatile("" : "+r"(a));
	return a;
}
int main(void)
{
	volatile int s = 0;
	s = 1; s += work(s) + work(2);
	return 0;
}
C
cat >cpp.cc <<'C'
namespace space { struct Class { __attribute__((noinline)) int method(int x); }; }
int space::Class::method(int x) { asm volatile("nop"); return x; }
__attribute__((noinline)) int over(int a) { asm volatile("nop"); return a; }
__attribute__((noinline)) int over(long a) { asm volatile("nop"); return a; }
extern "C" __attribute__((noinline)) int plain(int a) { asm volatile("nop"); return a; }
int main() { space::Class c; return c.method(3) + over(1) + over(2l) + plain(-6); }
C
gcc -g -O0 -o prog dir/prog.c && cp prog proh && g++ -O1 -o cpp cpp.cc
tell ADDRESS "0x$(nm prog | awk '$3 == "work" { print $1 }')"
printf '#!/bin/sh\n./prog\n./proh\n./cpp\nexit 0\n' >both && chmod +x both
-- contains
{{^@address\[uprobe:.*/prog:[0-9]+, work\]: 2$}}
{{^@line\[1\]: 1$}}
{{^@line\[2\]: 1$}}
{{^@column: 1$}}
{{^@quoted\[uprobe:/.*/prog:work\]: 2$}}
{{^@pattern\[uprobe:/.*/prog:work\]: 2$}}
{{^@pattern\[uprobe:/.*/proh:work\]: 2$}}
{{^@cpp\[uprobe:/.*/cpp:cpp:_ZN5space5Class6methodEi, 3\]: 1$}}
{{^@over\[uprobe:/.*/cpp:cpp:_Z4overi\]: 1$}}
{{^@over\[uprobe:/.*/cpp:cpp:plain\]: 1$}}
{{^@all: 2$}}
-- absent
_Z4overl
