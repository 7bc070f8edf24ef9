# kinds of files in directories (DT_REG), which headers have and BTF has not
-- script
#include <linux/fs.h>
BEGIN
{
	printf("%d %d %d %d %d %d %d %d %d\n", DT_UNKNOWN, DT_FIFO, DT_CHR, DT_DIR, DT_BLK, DT_REG,
	    DT_LNK, DT_SOCK, DT_WHT);
	exit();
}
-- needs root btf
-- err contains
headers are not needed: types come from the kernel's BTF
-- out
0 1 2 4 6 8 10 12 14


