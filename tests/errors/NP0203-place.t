# places of a program that are not there: an address, a line, a source, a name of C++, files by a pattern
-- args
-n @e@
-- needs tool:gcc
-- setup
tell DIR "$PWD"
printf 'int work(int a)\n{\n\n\treturn a;\n}\nint main(void) { return work(0); }\n' >prog.c
gcc -g -O0 -no-pie -o prog prog.c && strip -o bare prog
-- script
uprobe:@DIR@/prog:0x10 { }
uprobe:@DIR@/bare:0x401001 { }
uprobe:@DIR@/prog@prog.c:3 { }
uprobe:@DIR@/prog@other.c:4 { }
uprobe:@DIR@/bare@prog.c:4 { }
uprobe:@DIR@/prog:cpp:nothing { }
uprobe:@DIR@/prog:cpp:a::b { }
uprobe:@DIR@/no*such:work { }
uprobe:/dev/*:main { }
uprobe:@DIR@/prog@prog.c:4294967300 { }
uretprobe:@DIR@/prog:work+1 { }
-- exit 1
-- err contains
{{'/.*/prog' has nothing at address 0x10$}}
{{hint: an address is as the file is linked: see nm and objdump$}}
{{whether an instruction starts at 0x401001 is not known: no function is there$}}
{{hint: --unsafe probes it all the same: within an instruction that destroys the program$}}
{{line 3 of 'prog.c' is no code$}}
{{'/.*/prog' was not made from 'other.c'$}}
{{'/.*/bare' has no debug info$}}
{{'/.*/prog' has no function 'nothing'$}}
{{error NP0202: 'uprobe:/.*/prog:cpp:a::b' is not a complete probe$}}
{{no program or library that matches '/.*/no\*such' has 'work'$}}
{{no program or library that matches '/dev/\*' has 'main'$}}
{{line 4294967300 of 'prog.c' is no code$}}
{{error NP0202: 'uretprobe:/.*/prog:work\+1' is not a complete probe$}}
