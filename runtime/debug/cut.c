/*
 * Large files, and those that libdwfl opens, are mapped.  Who owns one may cut it short while it is
 * read, as a package that is installed again does: the kernel answers a read behind the new end
 * with SIGBUS.  Such pages become zeros here, which is wrong debug info, as any file may have.
 */
#include "debug/cut.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

static uintptr_t page_size;

/* Only system calls: it runs in the middle of anything. */
static void on_bus_error(int signal, siginfo_t *info, void *context)
{
	void *page = (void *)((uintptr_t)info->si_addr & ~(page_size - 1));

	(void)context;
	if (info->si_code == BUS_ADRERR &&
	    mmap(page, page_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED,
		 -1, 0) != MAP_FAILED)
		return;
	sigaction(signal, &(struct sigaction){.sa_handler = SIG_DFL}, NULL); /* and again */
}

void np_debug_survive_cuts(void)
{
	struct sigaction act = {.sa_sigaction = on_bus_error, .sa_flags = SA_SIGINFO};

	if (page_size)
		return;
	page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
	sigaction(SIGBUS, &act, NULL);
}
