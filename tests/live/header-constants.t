# constants and macros of headers mean what the running kernel means: flags of tasks, HZ, its version
-- needs root btf
-- setup
tell MAJOR "$(uname -r | cut -d. -f1)"
tell MINOR "$(uname -r | cut -d. -f2)"
-- script
#include <linux/sched.h>
#include <linux/fs.h>
#include <linux/version.h>
#define IS_KERNEL(t) (((t)->flags & PF_KTHREAD) != 0)
begin {
	printf("%d %d\n", LINUX_VERSION_CODE >> 8 == KERNEL_VERSION(@MAJOR@, @MINOR@, 0) >> 8, HZ >= 100 && HZ <= 1000);
	printf("%d %d\n", IS_KERNEL(curtask), (curtask->flags & PF_EXITING) != 0);
	printf("%d\n", container_of(&curtask->tasks, struct task_struct, tasks) == curtask);
	printf("%d\n", S_ISREG(curtask->mm->exe_file->f_inode->i_mode));
	printf("%d %d\n", IS_ERR(curtask), MAJOR(curtask->mm->exe_file->f_inode->i_sb->s_dev) < 4096);
	exit();
}
-- err contains
headers are not needed: types come from the kernel's BTF
-- out
1 1
0 0
1
1
0 1


