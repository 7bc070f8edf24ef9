# a probe that the kernel does not attach is told with its place and the reason
-- args
@e@
-- script
p:@DIR@/prog:refused { @ = count(); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
# an instruction that the kernel lets nobody step over
printf '__asm__(".text\\n.globl refused\\n.type refused,@function\\nrefused: cli\\nret\\n.size refused, .-refused\\n");\nint main(void) { return 0; }\n' >prog.c
gcc -o prog prog.c
-- err contains
{{^-e:1:1: error NP0701: '.*refused.*' did not attach: the instruction at 'refused' cannot be probed$}}
-- exit 2
