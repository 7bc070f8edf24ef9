# nprobe addr: inlined functions of what is within namespaces and classes
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root tool:clang++ tool:nm
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
cat >a.cc <<'C'
namespace outer {
static inline __attribute__((always_inline)) void inner(void)
{
	__asm__ volatile("nop; nop; nop; nop; nop; nop; nop; nop");
}
__attribute__((noinline)) void away(void)
{
	inner();
}
}
int main(void) { outer::away(); return 0; }
C
clang++ -g -O1 -fcf-protection=none -o a a.cc
"$NP" addr --exact ./a _ZN5outer4awayEv+4 >results 2>&1
-- out
_ZN5outer4awayEv+0x4 a.cc:4 in inner < a.cc:8


