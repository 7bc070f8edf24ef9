/*
 * Stacks by .eh_frame: libdwfl walks, over the registers and the bytes of the stack that were
 * copied when the probe fired.  It is told where the process had mapped which files, and asks for
 * those that a stack goes through.
 */
#include <elfutils/libdwfl.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

#define DWARF_REGISTERS 17 /* of x86-64: 16, and the return address, which is where it runs */
#define SP 19              /* words of struct pt_regs */

struct sym_unwinder {
	Dwfl *dwfl;
	pid_t pid;
	bool complete; /* all files are there */
	bool usable;
	/* of the stack that is walked now */
	struct sym_stack *stack;
	uint64_t *frames;
	uint32_t n, max;
};

static int find_elf(Dwfl_Module *m, void **user, const char *name, Dwarf_Addr base, char **file,
		    Elf **elf)
{
	(void)m, (void)name, (void)base, (void)file;
	*elf = sym_mapped_elf(*user);
	return -1; /* no descriptor */
}

static int no_debug_file(Dwfl_Module *m, void **user, const char *name, Dwarf_Addr base,
			 const char *file, const char *link, GElf_Word crc, char **found)
{
	(void)m, (void)user, (void)name, (void)base, (void)file, (void)link, (void)crc, (void)found;
	return -1; /* .eh_frame is in the programs themselves */
}

static const Dwfl_Callbacks callbacks = {
	.find_elf = find_elf,
	.find_debuginfo = no_debug_file,
};

struct sym_unwinder *sym_unwinder_new(pid_t pid)
{
	struct sym_unwinder *w = np_xcalloc(1, sizeof(*w));

	w->pid = pid;
	w->dwfl = dwfl_begin(&callbacks);
	if (w->dwfl)
		dwfl_report_begin(w->dwfl);
	return w;
}

void sym_unwinder_free(struct sym_unwinder *w)
{
	if (!w)
		return;
	dwfl_end(w->dwfl);
	free(w);
}

void sym_unwinder_add(struct sym_unwinder *w, struct sym_mapped *f, uint64_t low, uint64_t high)
{
	Dwfl_Module *m = w->dwfl && !w->complete
				 ? dwfl_report_module(w->dwfl, sym_mapped_path(f), low, high)
				 : NULL;
	void **user;

	if (m && dwfl_module_info(m, &user, NULL, NULL, NULL, NULL, NULL, NULL))
		*user = f;
}

/* --- what libdwfl asks --- */

static pid_t next_thread(Dwfl *dwfl, void *arg, void **thread)
{
	struct sym_unwinder *w = arg;

	(void)dwfl;
	if (*thread)
		return 0;
	*thread = w;
	return w->pid;
}

static bool get_thread(Dwfl *dwfl, pid_t tid, void *arg, void **thread)
{
	(void)dwfl, (void)tid;
	*thread = arg;
	return true;
}

static bool read_memory(Dwfl *dwfl, Dwarf_Addr address, Dwarf_Word *word, void *arg)
{
	struct sym_unwinder *w = arg;
	uint64_t at = address - w->stack->registers[SP];

	(void)dwfl;
	if (address >= w->stack->registers[SP] && at + sizeof(*word) > w->stack->n)
		w->stack->cut = true;
	if (at >= w->stack->n || w->stack->n - at < sizeof(*word))
		return false;
	memcpy(word, w->stack->bytes + at, sizeof(*word));
	return true;
}

static bool first_registers(Dwfl_Thread *thread, void *arg)
{
	/* DWARF's numbers -> words of struct pt_regs */
	static const uint8_t words[DWARF_REGISTERS] = {10, 12, 11, 5, 13, 14, 4, 19, 9,
						       8,  7,  6,  3, 2,  1,  0, 16};
	struct sym_unwinder *w = arg;
	Dwarf_Word r[DWARF_REGISTERS];

	for (unsigned i = 0; i < DWARF_REGISTERS; i++)
		r[i] = w->stack->registers[words[i]];
	return dwfl_thread_state_registers(thread, 0, DWARF_REGISTERS, r);
}

static const Dwfl_Thread_Callbacks thread_callbacks = {
	.next_thread = next_thread,
	.get_thread = get_thread,
	.memory_read = read_memory,
	.set_initial_registers = first_registers,
};

static int take_frame(Dwfl_Frame *frame, void *arg)
{
	struct sym_unwinder *w = arg;
	Dwarf_Addr pc;

	if (!dwfl_frame_pc(frame, &pc, NULL) || !pc || w->n == w->max)
		return DWARF_CB_ABORT;
	w->frames[w->n++] = pc;
	return w->n == w->max ? DWARF_CB_ABORT : DWARF_CB_OK;
}

uint32_t sym_unwind(struct sym_unwinder *w, struct sym_stack *s, uint64_t *frames, uint32_t max)
{
	if (!w->complete && w->dwfl) {
		w->complete = true;
		dwfl_report_end(w->dwfl, NULL, NULL);
		w->usable = dwfl_attach_state(w->dwfl, NULL, w->pid, &thread_callbacks, w);
	}
	if (!w->usable || !max)
		return 0;
	w->stack = s;
	w->frames = frames;
	w->n = 0;
	w->max = max;
	/* it ends with an error where nothing says how to go on */
	dwfl_getthread_frames(w->dwfl, w->pid, take_frame, w);
	return w->n;
}
