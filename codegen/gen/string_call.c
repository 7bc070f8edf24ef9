/* Functions of strings and bytes. */
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

#include "check/glob.h"
#include "gen/gen.h"

#define NP_NAME_SHIFT 6 /* 64: NP_NAME_BYTES */

/* The length of a string in memory: the copy that is made of it is not wanted. */
static LLVMValueRef length_of(struct np_gen *g, LLVMValueRef at, uint32_t size)
{
	struct np_reading r = {.from = at, .size = size, .space = NP_KERNEL_SPACE};
	LLVMValueRef n = np_gen_read_string(g, np_temp(g, size), &r);

	/* n includes the NUL, and is 0 after an error */
	n = LLVMBuildSub(g->b, n, np_bool(g, np_is_true(g, n)), "");
	return np_umin(g, n, size - 1);
}

static LLVMValueRef string_length(struct np_gen *g, struct np_node *n)
{
	if (n->kind == NP_N_STRING)
		return np_const(g, (int64_t)strlen(n->string.s));
	return length_of(g, np_gen_memory(g, n), np_gen_size(n->type));
}

LLVMValueRef np_gen_strlen(struct np_gen *g, struct np_node *call)
{
	return string_length(g, call->call.args);
}

/* A string in scratch memory, and its length. */
static struct np_placed place(struct np_gen *g, struct np_node *n, LLVMValueRef *length)
{
	struct np_placed p = np_gen_place(g, n);

	*length = n->kind == NP_N_STRING ? string_length(g, n) : length_of(g, p.at, p.size);
	return p;
}

LLVMValueRef np_gen_strstr(struct np_gen *g, struct np_node *call)
{
	struct np_node *hay = call->call.args, *needle = hay->next;
	LLVMValueRef slot = np_alloca(g, 8), n, m, at;
	struct np_placed x = place(g, hay, &n), y = place(g, needle, &m);
	LLVMBasicBlockRef look = np_block(g, ""), end = np_block(g, "");

	np_put(g, slot, np_const(g, 0), 8); /* nothing is everywhere */
	np_branch_if(g, np_is_true(g, m), look, end);
	LLVMPositionBuilderAtEnd(g->b, look);
	at = np_gen_text(g, x.size <= NP_TEXT_ROUND ? NP_TEXT_FIND : NP_TEXT_SEARCH,
			 np_const(g, x.offset), n, np_const(g, y.offset), m);
	np_put(g, slot, at, 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, slot, 8);
}

LLVMValueRef np_gen_strcontains(struct np_gen *g, struct np_node *call)
{
	return np_bool(g,
		       LLVMBuildICmp(g->b, LLVMIntSGE, np_gen_strstr(g, call), np_const(g, 0), ""));
}

/*
 * The second is read to where the first ends, in scratch memory: on the stack places are fixed.
 * What they may come to together can be more than the string has room for.
 */
void np_gen_concat(struct np_gen *g, struct np_node *call, LLVMValueRef to, uint32_t size)
{
	struct np_node *a = call->call.args, *b = a->next;
	uint32_t first = np_gen_size(a->type), second = np_gen_size(b->type);
	LLVMValueRef x = np_gen_memory(g, a), y = np_gen_memory(g, b), n, at;
	struct np_reading r = {.from = x, .size = first, .space = NP_KERNEL_SPACE};

	at = np_scratch(g, first + second);
	n = np_gen_read_string(g, at, &r);
	n = LLVMBuildSub(g->b, n, np_bool(g, np_is_true(g, n)), "");
	r = (struct np_reading){.from = y, .size = second, .space = NP_KERNEL_SPACE};
	np_gen_read_string(g, np_within(g, at, n, first - 1), &r);
	r = (struct np_reading){.from = at,
				.size = call->type->size,
				.space = NP_KERNEL_SPACE,
				.marked = call->type->size < first + second - 1};
	np_zero(g, to, size);
	np_gen_read_string(g, to, &r);
}

/* The difference of the first two bytes that are not equal, as C's for characters with a sign. */
LLVMValueRef np_gen_memcmp(struct np_gen *g, struct np_node *call)
{
	struct np_node *a = call->call.args, *b = a->next, *count = b->next;
	uint32_t x_size = np_gen_size(a->type), y_size = np_gen_size(b->type);
	uint32_t most = count->kind == NP_N_INT ? (uint32_t)count->integer.value
			: x_size > y_size       ? x_size
						: y_size;
	uint32_t size = (most + 15) & ~7u;
	LLVMValueRef n = np_umin_computed(g, np_gen_scalar(g, count), most), at, byte[2];
	struct np_placed p[2];

	for (int i = 0; i < 2; i++)
		p[i] = np_gen_place_in(g, i ? b : a, size);
	at = np_gen_text(g, NP_TEXT_DIFFER, np_const(g, p[0].offset), np_const(g, p[1].offset), n,
			 np_const(g, 0));
	/* where nothing differs, both have the same there too, but for what is behind the count */
	LLVMValueRef less = LLVMBuildICmp(g->b, LLVMIntULT, at, n, "");

	for (int i = 0; i < 2; i++) {
		byte[i] = np_get(g, np_within(g, p[i].at, at, most), 1);
		byte[i] = LLVMBuildShl(g->b, byte[i], np_const(g, 56), "");
		byte[i] = LLVMBuildAShr(g->b, byte[i], np_const(g, 56), "");
	}
	return LLVMBuildSelect(g->b, less, LLVMBuildSub(g->b, byte[0], byte[1], ""), np_const(g, 0),
			       "");
}

/* A pattern that is a text, or one with a star behind it. */
static LLVMValueRef match_plain(struct np_gen *g, struct np_node *text, struct np_node *pattern,
				const struct np_glob *glob)
{
	struct np_node plain = *pattern;

	plain.string.s = np_strndup(g->arena, glob->plain, glob->n_plain);
	plain.string.len = glob->n_plain;
	plain.type = np_type_str(g->checked->types, glob->n_plain + 1);
	if (!glob->is_prefix)
		return np_gen_equal(g, text, &plain);
	if (glob->n_plain >= np_gen_size(text->type))
		return LLVMConstInt(g->i1, 0, false);
	return np_gen_begins(g, text, &plain, glob->n_plain);
}

/* i1: the text ends in a state that accepts it. */
static LLVMValueRef match_word(struct np_gen *g, const struct np_placed *p, LLVMValueRef n,
			       const struct np_glob_word *w)
{
	uint64_t table[257];
	LLVMValueRef states;

	memcpy(table, w->table, sizeof(w->table));
	table[256] = w->stay;
	states = np_gen_text(g, p->size <= NP_TEXT_ROUND ? NP_TEXT_MATCH : NP_TEXT_GLOB,
			     np_const(g, p->offset), n,
			     np_const(g, np_gen_data(g, table, sizeof(table))),
			     np_const(g, (int64_t)w->start));
	return np_is_true(g, LLVMBuildAnd(g->b, states, np_const(g, (int64_t)w->accept), ""));
}

/* i1: the text begins as a long pattern does; what is behind that is left. NULL: nothing to see. */
static LLVMValueRef begin_plain(struct np_gen *g, struct np_placed *p, LLVMValueRef *n,
				struct np_node *pattern, const struct np_glob *glob)
{
	struct np_node plain = *pattern;
	LLVMValueRef longer, begins;
	uint32_t size = glob->n_plain;

	if (!size)
		return NULL;
	if (size >= p->size)
		return LLVMConstInt(g->i1, 0, false);
	plain.string.s = glob->plain;
	plain.string.len = size;
	plain.type = np_type_str(g->checked->types, size + 1);
	longer = LLVMBuildICmp(g->b, LLVMIntUGE, *n, np_const(g, size), "");
	begins = np_gen_equal_bytes(g, p->at, np_gen_memory(g, &plain), size);
	*n = LLVMBuildSelect(g->b, longer, LLVMBuildSub(g->b, *n, np_const(g, size), ""),
			     np_const(g, 0), "");
	p->offset += size;
	return LLVMBuildAnd(g->b, longer, begins, "");
}

LLVMValueRef np_gen_match(struct np_gen *g, struct np_node *text, struct np_node *pattern)
{
	struct np_glob *glob = np_alloc(g->arena, sizeof(*glob));
	LLVMValueRef n, begins, fits = LLVMConstInt(g->i1, 0, false);
	struct np_placed p;
	const char *wrong;

	np_glob_compile(pattern->string.s, pattern->string.len, glob, &wrong);
	if (glob->is_plain)
		return match_plain(g, text, pattern, glob);
	p = place(g, text, &n);
	begins = begin_plain(g, &p, &n, pattern, glob);
	for (uint32_t i = 0; i < glob->n; i++)
		fits = LLVMBuildOr(g->b, fits, match_word(g, &p, n, &glob->words[i]), "");
	return begins ? LLVMBuildAnd(g->b, fits, begins, "") : fits;
}

/* Bytes that are somewhere: their address and its space. */
LLVMValueRef np_gen_bytes_at(struct np_gen *g, struct np_node *n, enum np_space *space)
{
	const struct np_type *t = n->type;
	struct np_lvalue p;

	*space = NP_KERNEL_SPACE;
	if (t->kind == NP_V_PTR || t->kind == NP_V_INT) {
		*space = np_gen_space(t);
		return np_to_ptr(g, np_gen_scalar(g, n));
	}
	if (!np_gen_is_place(n))
		return np_gen_memory(g, n);
	p = np_gen_lvalue(g, n);
	*space = p.user ? NP_USER_SPACE : NP_KERNEL_SPACE;
	return np_gen_source(g, &p);
}

void np_gen_buf(struct np_gen *g, struct np_node *call, LLVMValueRef to, uint32_t size)
{
	struct np_node *count = call->call.args->next;
	uint32_t most = call->type->size - 4;
	enum np_space space;
	LLVMValueRef from = np_gen_bytes_at(g, call->call.args, &space), n = NULL;

	if (count)
		n = np_gen_scalar(g, count);
	else if (np_is_dynamic_array(call->call.args))
		n = np_gen_arg_bytes(g, np_ref(call->call.args)->arg);
	n = n ? np_umin_computed(g, n, most) : np_const(g, most);
	np_zero(g, to, size);
	np_put(g, to, n, 4);
	np_gen_read_bytes(g, np_at(g, to, 4), n, from, space);
}

LLVMValueRef np_gen_macaddr(struct np_gen *g, struct np_node *call)
{
	LLVMValueRef temp = np_temp(g, 8), from;
	enum np_space space;

	from = np_gen_bytes_at(g, call->call.args, &space);
	np_put(g, temp, np_const(g, 0), 8);
	np_gen_read_bytes(g, temp, np_const(g, 6), from, space);
	return np_get(g, temp, 8);
}

void np_gen_pton(struct np_gen *g, struct np_node *call, LLVMValueRef to, uint32_t size)
{
	uint8_t bytes[16] = {0};
	uint64_t word;

	if (inet_pton(AF_INET, call->call.args->string.s, bytes) != 1)
		inet_pton(AF_INET6, call->call.args->string.s, bytes);
	for (uint32_t i = 0; i < size; i += 8) {
		memcpy(&word, bytes + (i < 16 ? i : 8), 8);
		np_put(g, np_at(g, to, i), np_const(g, i < 16 ? (int64_t)word : 0), 8);
	}
}

/* Texts by number: one behind another, the last for those that have none. */
struct names {
	struct np_text text;
	uint32_t n;
};

static void add_name(struct names *t, const char *name)
{
	char row[NP_NAME_BYTES] = "";

	strncpy(row, name, sizeof(row) - 1);
	np_text_addn(&t->text, row, sizeof(row));
	t->n++;
}

static void put_name(struct np_gen *g, LLVMValueRef number, struct names *t, const char *unknown,
		     LLVMValueRef to, uint32_t size)
{
	LLVMValueRef from;
	uint32_t at;

	add_name(t, unknown);
	at = np_gen_data(g, t->text.s, (uint32_t)t->text.n);
	number = LLVMBuildShl(g->b, np_umin_computed(g, number, t->n - 1),
			      np_const(g, NP_NAME_SHIFT), "");
	from = np_within(g, np_at(g, np_gen_data_map(g), at), number,
			 (uint64_t)(t->n - 1) << NP_NAME_SHIFT);
	np_copy(g, to, from, NP_NAME_BYTES);
	if (size > NP_NAME_BYTES)
		np_zero(g, np_at(g, to, NP_NAME_BYTES), size - NP_NAME_BYTES);
	np_text_free(&t->text);
}

#define ERRORS 134
#define SIGNALS 65

static const char *error_text(int number)
{
	const char *text;

	switch (number) {
#define NP_KERNEL_ERROR(number, text) \
	case number:                  \
		return text;
#include "gen/errors_of_kernel.def"
#undef NP_KERNEL_ERROR
	default: break;
	}
	text = strerror(number);
	return strncmp(text, "Unknown error", 13) ? text : "Unknown error";
}

/* Negative ones too: that is how the kernel returns them. */
void np_gen_strerror(struct np_gen *g, struct np_node *call, LLVMValueRef to, uint32_t size)
{
	LLVMValueRef n = np_gen_scalar(g, call->call.args), negative;
	struct names t = {0};

	for (int i = 0; i < ERRORS; i++)
		add_name(&t, error_text(i));
	negative = LLVMBuildICmp(g->b, LLVMIntSLT, n, np_const(g, 0), "");
	n = LLVMBuildSelect(g->b, negative, LLVMBuildSub(g->b, np_const(g, 0), n, ""), n, "");
	put_name(g, n, &t, "Unknown error", to, size);
}

void np_gen_signal_name(struct np_gen *g, struct np_node *call, LLVMValueRef to, uint32_t size)
{
	struct names t = {0};

	for (int i = 0; i < SIGNALS; i++)
		add_name(&t, strsignal(i));
	put_name(g, np_gen_scalar(g, call->call.args), &t, "N/A", to, size);
}

void np_gen_syscall_name(struct np_gen *g, struct np_node *call, LLVMValueRef to, uint32_t size)
{
	static const struct {
		uint32_t number;
		const char *name;
	} rows[] = {
#define NP_SYSCALL(number, name) {number, #name},
#include "image/syscalls.def"
#undef NP_SYSCALL
	};
	struct names t = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		while (t.n < rows[i].number)
			add_name(&t, "Unknown syscall");
		add_name(&t, rows[i].name);
	}
	put_name(g, np_gen_scalar(g, call->call.args), &t, "Unknown syscall", to, size);
}
