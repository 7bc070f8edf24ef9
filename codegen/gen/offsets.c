/*
 * p:function+offset: the offset must be the start of an instruction, or the kernel refuses it (and
 * for user code, breaks the program).  LLVM's disassembler walks there from the function's start.
 */
#include <llvm-c/Disassembler.h>
#include <llvm-c/Target.h>
#include <string.h>

#include "gen/gen.h"

#define LONGEST_INSTRUCTION 15 /* of x86-64 */
#define FARTHEST 65536         /* offsets beyond are left to the kernel */
#define LARGEST_FUNCTION (16u << 20)

static LLVMDisasmContextRef disassembler(void)
{
	LLVMInitializeX86TargetInfo();
	LLVMInitializeX86TargetMC();
	LLVMInitializeX86Disassembler();
	return LLVMCreateDisasm("x86_64", NULL, 0, NULL, NULL);
}

#define PROLOGUE 64 /* bytes of the test of the stack's size, at most */

/*
 * A function of Go begins with a test whether the stack is large enough; if it is not, the stack
 * is moved and the function entered again.  The kernel emulates the branch behind the test, which
 * is ten times cheaper than to step over an instruction, and the flags tell where it will go.
 */
bool np_gen_go_entry(struct np_gen *g, const struct np_attach_point *p, uint64_t *offset)
{
	struct np_world *w = g->checked->world;
	LLVMDisasmContextRef dis = disassembler();
	uint8_t code[PROLOGUE];
	int len = w->ops->code(w, p->target, p->name, code, sizeof(code));
	bool tested = false, found = false;
	char text[128];

	*offset = 0;
	for (size_t at = 0, n; dis && !found && len > 0 && at < (size_t)len; at += n) {
		n = LLVMDisasmInstruction(dis, code + at, (size_t)len - at, at, text, sizeof(text));
		if (!n || strstr(text, "call") || strstr(text, "ret"))
			break;
		/* r14 is the goroutine, 16 its stackguard */
		tested |= strstr(text, "16(%r14)") != NULL;
		found = tested && !strncmp(text, "\tjbe", 4);
		if (found)
			*offset = at;
	}
	if (dis)
		LLVMDisasmDispose(dis);
	return found;
}

void np_gen_returns(struct np_gen *g, const struct np_attach_point *p, np_offsets *out)
{
	struct np_world *w = g->checked->world;
	struct np_user_symbol sym;
	LLVMDisasmContextRef dis = disassembler();
	char text[128];
	int len;

	if (dis && !w->ops->user_symbol(w, p->target, p->name, &sym) &&
	    sym.size < LARGEST_FUNCTION) {
		uint8_t *code = np_alloc(g->arena, sym.size + 1);

		len = w->ops->code(w, p->target, p->name, code, sym.size);
		for (size_t at = 0, n; len > 0 && at < (size_t)len; at += n) {
			n = LLVMDisasmInstruction(dis, code + at, (size_t)len - at, at, text,
						  sizeof(text));
			if (!n)
				break;
			if (!strncmp(text, "\tret", 4))
				np_vec_push(g->arena, out, at);
		}
	}
	if (dis)
		LLVMDisasmDispose(dis);
}

/* The starts on both sides of an offset that is none. */
struct around {
	uint64_t below, above;
};

/* Whether an instruction starts at `offset`; true where the bytes cannot be read as code. */
static bool is_start(uint8_t *code, size_t len, uint64_t offset, struct around *near)
{
	LLVMDisasmContextRef dis = disassembler();
	uint64_t at = 0;
	char text[128];

	if (!dis)
		return true;
	while (at < offset) {
		size_t n = LLVMDisasmInstruction(dis, code + at, len - at, at, text, sizeof(text));

		if (!n) {
			at = offset;
			break;
		}
		near->below = at;
		at += n;
	}
	near->above = at;
	LLVMDisasmDispose(dis);
	return at == offset;
}

static void check_point(struct np_gen *g, const struct np_attach_point *p)
{
	struct np_world *w = g->checked->world;
	size_t len = p->offset + LONGEST_INSTRUCTION;
	struct around near = {0};
	struct np_diag *d;

	if (!p->offset || p->inlined || p->in_file || !*p->name || p->offset > FARTHEST)
		return;
	uint8_t *code = np_alloc(g->arena, len);
	int got = w->ops->code(w, p->kind == NP_P_UPROBE ? p->target : NULL, p->name, code, len);

	if (got <= (int)p->offset || is_start(code, (size_t)got, p->offset, &near))
		return;
	d = np_error(g->diags, NP_E_NO_PROBE, p->loc,
		     "'%s+%llu' is within an instruction: they start at +%llu and +%llu", p->name,
		     (unsigned long long)p->offset, (unsigned long long)near.below,
		     (unsigned long long)near.above);
	np_hint(g->diags, d, "objdump -d shows where instructions start");
}

bool np_gen_check_offsets(struct np_gen *g)
{
	unsigned errors = g->diags->errors;

	np_vec_each (struct np_body *, b, &g->checked->bodies)
		if ((*b)->kind == NP_P_KPROBE || (*b)->kind == NP_P_UPROBE)
			np_vec_each (struct np_attach_point, p, &(*b)->points)
				check_point(g, p);
	return g->diags->errors == errors;
}
