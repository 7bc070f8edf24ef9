#include "world/permission.h"

#include <linux/capability.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

uint64_t np_capabilities(void)
{
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct data[2] = {{0}};

	syscall(SYS_capget, &header, data);
	return (uint64_t)data[1].effective << 32 | data[0].effective;
}

bool np_perf_paranoid(int *level)
{
	FILE *f = fopen("/proc/sys/kernel/perf_event_paranoid", "re");
	bool ok = f && fscanf(f, "%d", level) == 1;

	if (f)
		fclose(f);
	return ok;
}

bool np_perf_refused(void)
{
	int level;

	return np_perf_paranoid(&level) && level > 2 && !(np_capabilities() >> CAP_SYS_ADMIN & 1);
}
