/*
 * printf and print of an iterator that is pinned: the kernel writes into the file whose reader runs
 * the program. Numbers go with the text around them, by bpf_seq_printf; strings, which it would
 * cut, by bpf_seq_write, and so does text that is not ASCII, which it refuses.
 *
 * What does not fit into the reader's buffer the kernel takes back, and calls the program again
 * for that object: nothing that these helpers return needs an answer.
 */
#include <string.h>

#include "check/conversion.h"
#include "gen/gen.h"

#define SEQ_PRINTF 126
#define SEQ_WRITE 127
#define MOST_VALUES 12 /* of one bpf_seq_printf */
#define MOST_WIDTH 4096

/* Text and numbers that are not written yet. */
struct line {
	struct np_text format; /* the kernel's */
	LLVMValueRef values;   /* memory for `most` of them; NULL: none is there yet */
	uint32_t n, most;
};

/* How a value is written: a conversion that is taken apart. */
struct form {
	char letter, length; /* 'l', 'H' (hh), 'h' or 0 */
	char flags[8];       /* '-', '+', ' ' and '0', each once */
	uint32_t width;
	int64_t precision; /* -1: none */
};

/* The context begins with the address of struct bpf_iter_meta, and that with the file's. */
static LLVMValueRef file(struct np_gen *g)
{
	return np_get(g, np_to_ptr(g, np_gen_context(g, 0, 8)), 8);
}

static LLVMValueRef constant(struct np_gen *g, const char *bytes, size_t n)
{
	return np_at(g, np_gen_data_map(g), np_gen_data(g, bytes, (uint32_t)n));
}

static void write_bytes(struct np_gen *g, LLVMValueRef from, LLVMValueRef n)
{
	np_helper(g, SEQ_WRITE, 3, file(g), from, n);
}

static void flush(struct np_gen *g, struct line *l)
{
	if (!l->format.n)
		return;
	np_helper(g, SEQ_PRINTF, 5, file(g), constant(g, l->format.s, l->format.n + 1),
		  np_const(g, (int64_t)l->format.n + 1), l->n ? l->values : np_const(g, 0),
		  np_const(g, (int64_t)l->n * 8));
	np_text_clear(&l->format);
	l->n = 0;
}

static bool is_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((s[i] < ' ' || s[i] > '~') && !strchr("\t\n\v\f\r", s[i]))
			return false;
	return true;
}

static void add_text(struct np_gen *g, struct line *l, const char *s, size_t n)
{
	if (!n)
		return;
	if (!is_ascii(s, n)) {
		flush(g, l);
		write_bytes(g, constant(g, s, n), np_const(g, (int64_t)n));
		return;
	}
	for (size_t i = 0; i < n; i++)
		np_text_add(&l->format, s[i] == '%' ? "%%" : (char[]){s[i], '\0'});
}

/* Of a format: %% is a '%'; so is %5%, and what is no conversion is text. */
static void add_literal(struct np_gen *g, struct line *l, const char *s, const char *end)
{
	struct np_text text = {0};

	while (s < end) {
		size_t more = *s == '%' ? strspn(s + 1, "-+ #0123456789.") : 0;

		np_text_addc(&text, *s);
		s += *s == '%' && s + 1 + more < end && s[1 + more] == '%' ? more + 2 : 1;
	}
	add_text(g, l, text.s ? text.s : "", text.n);
	np_text_free(&text);
}

static void add_number(struct np_gen *g, struct line *l, const char *conversion, LLVMValueRef v)
{
	if (l->n == l->most)
		flush(g, l);
	if (!l->values)
		l->values = np_temp(g, l->most * 8);
	np_put(g, np_at(g, l->values, (uint64_t)l->n++ * 8), v, 8);
	np_text_add(&l->format, conversion);
}

static struct form take_apart(const struct np_conversion *v)
{
	struct form f = {.letter = v->letter, .precision = -1};
	const char *p = v->at + 1;
	size_t n = 0;

	for (; *p && strchr("-+ #0", *p); p++)
		if (*p != '#' && !memchr(f.flags, *p, n))
			f.flags[n++] = *p;
	for (; *p >= '0' && *p <= '9'; p++)
		f.width = f.width > MOST_WIDTH ? f.width : f.width * 10 + (uint32_t)(*p - '0');
	if (f.width > MOST_WIDTH)
		f.width = MOST_WIDTH;
	if (*p == '.')
		for (p++, f.precision = 0; *p >= '0' && *p <= '9'; p++)
			if (f.precision <= NP_SCRATCH_MOST)
				f.precision = f.precision * 10 + (*p - '0');
	if (strchr("jzt", *p) || *p == 'l')
		f.length = 'l';
	else if (*p == 'h')
		f.length = p[1] == 'h' ? 'H' : 'h';
	return f;
}

static void write_spaces(struct np_gen *g, const struct form *f, LLVMValueRef n)
{
	struct np_text spaces = {0};

	np_text_pad(&spaces, ' ', f->width);
	write_bytes(g, constant(g, spaces.s, spaces.n), np_umin(g, n, f->width));
	np_text_free(&spaces);
}

/* n bytes, of `most` at most, in their field. */
static void write_padded(struct np_gen *g, const struct form *f, LLVMValueRef from, LLVMValueRef n,
			 uint64_t most)
{
	LLVMValueRef pad = NULL;
	bool left = strchr(f->flags, '-');

	if (f->precision >= 0 && (uint64_t)f->precision < most)
		most = (uint64_t)f->precision;
	n = np_umin(g, n, most);
	if (f->width)
		pad = LLVMBuildSub(g->b, np_const(g, f->width), np_umin(g, n, f->width), "");
	if (pad && !left)
		write_spaces(g, f, pad);
	write_bytes(g, from, n);
	if (pad && left)
		write_spaces(g, f, pad);
}

/* Where it was cut, that is said as we say it. */
static void write_string(struct np_gen *g, const struct form *f, struct np_node *n)
{
	const char *trailer = np_config_text(&g->checked->config, NP_C_STR_TRUNC_TRAILER);
	uint32_t size = np_gen_size(n->type), more = (uint32_t)strlen(trailer);
	LLVMValueRef text = np_scratch(g, (size + more + 8) & ~7u), length = np_alloca(g, 8);
	LLVMBasicBlockRef full = np_block(g, ""), cut = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef taken = np_gen_put_string(g, n, text), none;

	none = LLVMBuildICmp(g->b, LLVMIntEQ, taken, np_const(g, 0), "");
	np_put(g, length,
	       LLVMBuildSelect(g->b, none, np_const(g, 0),
			       LLVMBuildSub(g->b, taken, np_const(g, 1), ""), ""),
	       8);
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntEQ, taken, np_const(g, size), ""), full, end);
	LLVMPositionBuilderAtEnd(g->b, full);
	np_branch_if(g, np_is_true(g, np_get(g, np_at(g, text, size - 1), 1)), cut, end);
	LLVMPositionBuilderAtEnd(g->b, cut);
	for (uint32_t i = 0; i < more; i++)
		np_put(g, np_at(g, text, size - 1 + i), np_const(g, trailer[i]), 1);
	np_put(g, length, np_const(g, size - 1 + more), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	write_padded(g, f, text, np_get(g, length, 8), size - 1 + more);
}

static void write_bool(struct np_gen *g, const struct form *f, struct np_node *n)
{
	static const char words[] = "false\0\0\0true";
	LLVMValueRef v = np_is_true(g, np_gen_scalar(g, n));
	LLVMValueRef at = LLVMBuildSelect(g->b, v, np_const(g, 8), np_const(g, 0), "");

	write_padded(g, f, np_within(g, constant(g, words, sizeof(words)), at, 8),
		     LLVMBuildSelect(g->b, v, np_const(g, 4), np_const(g, 5), ""), 5);
}

static void write_char(struct np_gen *g, struct form *f, struct np_node *n)
{
	LLVMValueRef at = np_temp(g, 8);

	f->precision = -1;
	np_put(g, at, np_gen_scalar(g, n), 8);
	write_padded(g, f, at, np_const(g, 1), 1);
}

/* A constant is text like that around it. */
static void add_string(struct np_gen *g, struct line *l, const struct form *f, const char *s)
{
	size_t n = f->precision >= 0 ? strnlen(s, (size_t)f->precision) : strlen(s);
	size_t pad = f->width > n ? f->width - n : 0;
	struct np_text text = {0};

	if (pad && !strchr(f->flags, '-'))
		np_text_pad(&text, ' ', pad);
	np_text_addn(&text, s, n);
	if (pad && strchr(f->flags, '-'))
		np_text_pad(&text, ' ', pad);
	add_text(g, l, text.s ? text.s : "", text.n);
	np_text_free(&text);
}

/* The same in the kernel's words, where int has 32 bits, and an argument 64. */
static void add_integer(struct np_gen *g, struct line *l, const struct form *f, struct np_node *n)
{
	LLVMValueRef v = np_gen_scalar(g, n);
	bool is_signed = f->letter == 'd' || f->letter == 'i';
	struct np_text text = {0};

	if (f->length == 'h' || f->length == 'H')
		v = np_normalise(
			g, v, np_type_int(g->checked->types, f->length == 'h' ? 2 : 1, is_signed));
	np_text_addf(&text, "%%%s", f->flags);
	if (f->width)
		np_text_addf(&text, "%u", f->width);
	if (f->length == 'l' || n->type->kind == NP_V_FACT)
		np_text_add(&text, "ll");
	np_text_addc(&text, f->letter);
	add_number(g, l, text.s, v);
	np_text_free(&text);
}

/* By its natural form. */
static void add_value(struct np_gen *g, struct line *l, const struct form *f, struct np_node *n)
{
	struct form number = {
		.letter = n->type->kind == NP_V_PTR ? 'x'
			  : n->type->is_signed      ? 'd'
						    : 'u',
		.length = 'l',
		.width = f->width,
	};

	if (n->kind == NP_N_STRING) {
		add_string(g, l, f, n->string.s);
	} else if (n->type->kind == NP_V_STR) {
		flush(g, l);
		write_string(g, f, n);
	} else if (n->type->kind == NP_V_BOOL) {
		flush(g, l);
		write_bool(g, f, n);
	} else {
		if (strchr(f->flags, '-'))
			number.flags[0] = '-';
		if (n->type->kind == NP_V_PTR)
			np_text_add(&l->format, "0x");
		add_integer(g, l, &number, n);
	}
}

static void add_argument(struct np_gen *g, struct line *l, struct form *f, struct np_node *n)
{
	switch (f->letter) {
	case 's': add_value(g, l, f, n); break;
	case 'c':
		flush(g, l);
		write_char(g, f, n);
		break;
	case 'p':
		np_text_add(&l->format, "0x");
		add_number(g, l, "%llx", np_gen_scalar(g, n));
		break;
	default: add_integer(g, l, f, n); break;
	}
}

void np_gen_pinned_printf(struct np_gen *g, struct np_node *call)
{
	const char *format = call->call.args->string.s;
	struct np_conversion v = {.end = format};
	struct np_node *value = call->call.args->next;
	uint32_t n = np_list_length(value);
	struct line l = {.most = n < MOST_VALUES ? n : MOST_VALUES};

	for (const char *from = format; np_next_conversion(from, &v); from = v.end) {
		struct form f = take_apart(&v);

		add_literal(g, &l, from, v.at);
		add_argument(g, &l, &f, value);
		value = value->next;
	}
	add_literal(g, &l, v.end, format + strlen(format));
	flush(g, &l);
	np_text_free(&l.format);
}

void np_gen_pinned_print(struct np_gen *g, struct np_node *call)
{
	struct form whole = {.letter = 's', .precision = -1};
	struct line l = {.most = 1};

	add_value(g, &l, &whole, call->call.args);
	add_text(g, &l, "\n", 1);
	flush(g, &l);
	np_text_free(&l.format);
}
