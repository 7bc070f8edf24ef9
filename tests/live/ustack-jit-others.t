# code that is made at run time: a list of it that is a pipe is not waited for, another user's is not believed
-- args
-q @e@ -- ./all
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { printf("%s%s", comm, ustack(1)); }
-- needs root tracepoint tool:gcc arch:x86_64
-- setup
cat >jit.c <<'C'
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
int main(int argc, char **argv)
{
	/* mov $62, %eax; mov $4194304, %edi; xor %esi, %esi; syscall; ret */
	static const unsigned char code[] = {0xb8, 62, 0, 0, 0, 0xbf, 0, 0, 0x40, 0, 0x31, 0xf6, 0x0f, 5, 0xc3};
	unsigned char *p = mmap(0, 4096, 7, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char name[64];
	FILE *f;

	memcpy(p + 64, code, sizeof(code));
	snprintf(name, sizeof(name), "/tmp/perf-%d.map", getpid());
	if (strstr(argv[0], "pipe")) {
		mkfifo(name, 0666);
	} else {
		f = fopen(name, "w");
		fprintf(f, "%lx %lx made\n", (unsigned long)p + 64, sizeof(code));
		fclose(f);
		if (strstr(argv[0], "other") && chown(name, 54321, 54321))
			return 1;
	}
	((void (*)(void))(p + 64))();
	sleep(1);
	return unlink(name) + argc - 1;
}
C
gcc -O1 -o own jit.c
cp own pipe
cp own other
printf '#!/bin/sh\n./own; ./pipe; ./other; :\n' >all
chmod +x all
-- out
own
        made+14
pipe
        0x{{[0-9a-f]+}}
other
        0x{{[0-9a-f]+}}


