# nprobe addr: function+offset and addresses of a program, a library, a module: lines and inlined functions, as binutils finds them
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root tool:gcc
-- setup
set +e
NP=${NPROBE:-$TOP/build/nprobe}
cat >prog.c <<'C'
int seen;
static inline __attribute__((always_inline)) void low(void)
{
	seen = 1;
	__asm__ volatile("nop");
}
static inline __attribute__((always_inline)) void middle(void)
{
	low();
}
__attribute__((noinline)) void high(void)
{
	__asm__ volatile("nop; nop; nop; nop");
	middle();
}
#ifndef PART
int main(void) { high(); return seen; }
#endif
C
gcc -g -O1 -fcf-protection=none -no-pie -o prog prog.c
gcc -g -O1 -fcf-protection=none -fPIE -pie -o pie prog.c
gcc -g -O1 -fcf-protection=none -fPIC -DPART -shared -o lib.so prog.c
gcc -g -O1 -fcf-protection=none -DPART -c -o mod.ko prog.c
strip -o bare prog
at=0x$(nm prog | awk '$3 == "high" { print $1 }')
{
	"$NP" addr prog high high+4 high+0x5
	# the bytes behind the nops: what a call there would return to, and the instruction itself
	"$NP" addr --exact ./prog high+4
	"$NP" addr --exact ./pie high+4 high
	"$NP" addr --exact ./lib.so high+4
	"$NP" addr --exact ./mod.ko high+4
	"$NP" addr ./prog $(printf '0x%x' $((at + 2))) 'high+0x2/0x10' 'high+0x2 [other]'
	"$NP" addr ./prog nothing high+0x1000 7 high+x ''
	"$NP" addr ./bare high
	"$NP" addr ./none high
	"$NP" addr ./prog.c high
	"$NP" addr ./prog
	"$NP" addr --wrong high
	"$NP" addr nothing:high
} >results 2>&1
-- out
high+0x0 prog.c:13
high+0x4 prog.c:13
high+0x5 prog.c:4 in low < prog.c:9 in middle < prog.c:14
high+0x4 prog.c:4 in low < prog.c:9 in middle < prog.c:14
high+0x4 prog.c:4 in low < prog.c:9 in middle < prog.c:14
high+0x0 prog.c:13
high+0x4 prog.c:4 in low < prog.c:9 in middle < prog.c:14
high+0x4 prog.c:4 in low < prog.c:9 in middle < prog.c:14
high+0x2 prog.c:13
high+0x2 prog.c:13
high+0x2 [other] prog.c:13
nprobe: error NP0203: 'nothing': there is no such function
nprobe: error NP0203: 'high+0x1000': high has {{\d+}} bytes
nprobe: error NP0203: '7': no function is there
nprobe: error NP0502: 'high+x' is no place: function+offset, module:function+offset or 0xADDRESS
nprobe: error NP0502: '' is no place: function+offset, module:function+offset or 0xADDRESS
nprobe: error NP0502: './bare': no debug info of it is found
nprobe: error NP0502: './none': No such file or directory
nprobe: error NP0502: './prog.c': no kernel, module or program
usage: nprobe addr [--debug-dir DIR[:DIR]] [--exact] [FILE] PLACE...
PLACE is function, function+offset, module:function+offset or 0xADDRESS; FILE a vmlinux, a
module or a program, as it was built: without one the running kernel and its modules. An
offset is taken as stacks and loc print it, where a call returns to: the call's line is
shown. --exact: the line of the instruction that is there.
such as: nprobe addr tcp_v4_rcv+0x2a0
usage: nprobe addr [--debug-dir DIR[:DIR]] [--exact] [FILE] PLACE...
PLACE is function, function+offset, module:function+offset or 0xADDRESS; FILE a vmlinux, a
module or a program, as it was built: without one the running kernel and its modules. An
offset is taken as stacks and loc print it, where a call returns to: the call's line is
shown. --exact: the line of the instruction that is there.
such as: nprobe addr tcp_v4_rcv+0x2a0
nprobe: error NP0203: 'nothing:high': no debug info of that module is found; --debug-dir DIR names more places


