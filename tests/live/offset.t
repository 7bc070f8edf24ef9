# p:function+offset: instructions that have one are probed; within one it is refused with both starts
-- args
-q @e@ -- ./prog
-- script
p:@DIR@/prog:fixed+10 { @after = count(); }
p:@DIR@/prog:fixed { @entry = count(); }
end { printf("@SEEN@\n"); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
/* movabs is 10 bytes long */
__asm__(".text\n.globl fixed\n.type fixed,@function\nfixed:\n"
	"movabs $0x1122334455667788, %rax\nret\n.size fixed, .-fixed\n");
long fixed(void);
int main(void)
{
	volatile long x = 0;
	for (int i = 0; i < 6; i++)
		x += fixed();
	return 0;
}
C
gcc -O1 -o prog prog.c
NP=${NPROBE:-$TOP/build/nprobe}
seen=
for o in 1 9 10 11; do
	seen+=" $o:$("$NP" -n -e "p:$PWD/prog:fixed+$o { }" 2>&1 | grep -o 'they start at.*\|has only.*' || :)"
done
tell SEEN "$seen"
-- out
 1:they start at +0 and +10 9:they start at +0 and +10 10: 11:has only 11 bytes


@after: 6
@entry: 6
