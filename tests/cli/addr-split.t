# nprobe addr: inlined functions of split debug info (-gsplit-dwarf), beside the program and where it was built; what is missing is said once
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root tool:gcc
-- setup
set +e
NP=${NPROBE:-$TOP/build/nprobe}
mkdir src moved
cat >src/a.c <<'C'
static inline __attribute__((always_inline)) void inner(void)
{
	__asm__ volatile("nop; nop; nop; nop; nop; nop; nop; nop");
}
int main(void)
{
	inner();
	return 0;
}
C
cd src
for v in 4 5; do
	gcc -g -O1 -gsplit-dwarf -gdwarf-$v -fcf-protection=none -c -o a$v.o a.c
	gcc -o ../a$v a$v.o
done
cd ..
{
	"$NP" addr --exact ./a4 main+4
	"$NP" addr --exact ./a5 main+4
	mv src/*.dwo moved
	"$NP" addr --exact ./a5 main+4 main+5
	cp moved/*.dwo .
	"$NP" addr --exact ./a5 main+4
	rm a5.dwo; mkfifo a5.dwo
	timeout 5 "$NP" addr --exact ./a5 main+4
} >results 2>&1
-- out
main+0x4 a.c:3 in inner < a.c:7
main+0x4 a.c:3 in inner < a.c:7
nprobe: 'a5.dwo' is not found: inlined functions are not shown
main+0x4 a.c:3
main+0x5 a.c:3
main+0x4 a.c:3 in inner < a.c:7
nprobe: 'a5.dwo' is not found: inlined functions are not shown
main+0x4 a.c:3


