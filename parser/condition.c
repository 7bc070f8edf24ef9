/* #if: its expression, read as C reads it; a name that is no macro is 0. */
#include <string.h>

#include "eval.h"
#include "grammar.h"
#include "pre.h"
#include "scan.h"

#define VERSION_CODE "LINUX_VERSION_CODE"

/* Always there: what scripts ask for to find out where they are. */
static bool is_predefined(const char *name)
{
	static const char *const names[] = {
		"BPFTRACE_HAVE_BTF",
		"__linux__",
		"__KERNEL__",
		"__NPROBE__",
		VERSION_CODE,
		"KERNEL_VERSION",
#if defined(__x86_64__)
		"__x86_64__",
#elif defined(__aarch64__)
		"__aarch64__",
#endif
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

bool lex_is_defined(const struct np_lex *x, const char *name)
{
	return lex_find_macro(x, name) || is_predefined(name);
}

static struct lex_token *number(struct np_lex *x, struct np_loc loc, uint64_t value)
{
	struct lex_token *t = lex_token_new(x, INT, loc);

	t->value.node = np_node_new(x->arena, NP_N_INT, loc);
	t->value.node->integer.value = value;
	return t;
}

static bool is_name(const struct lex_token *t, const char *name)
{
	return t && !strcmp(lex_word(t->kind, &t->value), name);
}

/* `defined NAME`, `defined(NAME)` become 0 or 1, before macros are replaced. */
static struct lex_token *replace_defined(struct np_lex *x, struct lex_token *t)
{
	struct lex_token *first = NULL, **end = &first;

	for (; t; t = t->next) {
		struct lex_token *name = t->next, *last = name;

		if (is_name(t, "defined") && name && name->kind == '(') {
			name = name->next;
			last = name ? name->next : NULL;
		}
		if (is_name(t, "defined") && name && *lex_word(name->kind, &name->value) && last) {
			const char *word = lex_word(name->kind, &name->value);

			*end = number(x, np_loc_span(t->loc, last->loc), lex_is_defined(x, word));
			t = last;
		} else {
			*end = np_memdup(x->arena, t, sizeof(*t));
		}
		end = &(*end)->next;
		*end = NULL;
	}
	return first;
}

static bool kernel_version(const struct np_node *call, np_eval_leaf leaf, void *arg, int64_t *value)
{
	const struct np_node *bad;
	int64_t part[3];
	unsigned n = 0;

	np_list_each (a, call->call.args)
		if (n == 3 || !np_eval(a, leaf, arg, &part[n++], &bad))
			return false;
	if (n != 3)
		return false;
	*value = (int64_t)(((uint64_t)part[0] << 16) + ((uint64_t)part[1] << 8) +
			   (uint64_t)(part[2] > 255 ? 255 : part[2]));
	return true;
}

static bool leaf_value(void *arg, const struct np_node *n, int64_t *value)
{
	struct np_lex *x = arg;

	if (n->kind == NP_N_CALL && !strcmp(n->call.name, "KERNEL_VERSION"))
		return kernel_version(n, leaf_value, arg, value);
	if (n->kind != NP_N_NAME)
		return false;
	*value = is_predefined(n->name);
	if (!strcmp(n->name, VERSION_CODE)) {
		*value = x->source->kernel;
		if (x->source->portable)
			np_warn(x->diags, n->loc,
				"#if is decided here and now, for the kernel that the image is "
				"built on: 'if (%s ...)' is decided where it runs",
				VERSION_CODE);
	}
	return true;
}

bool lex_is_true(struct np_lex *x, uint32_t beg, uint32_t len)
{
	struct lex_token *t = replace_defined(x, lex_tokens(x, x->source, beg, len));
	const struct np_node *bad = NULL, *n;
	int64_t value;

	if (!t) {
		lex_error(x, NP_E_SYNTAX,
			  (struct np_loc){x->source->base + beg, x->source->base + beg + len},
			  "a condition is expected");
		return false;
	}
	n = lex_expression(x, t, 0);
	if (!n)
		return false;
	if (np_eval(n, leaf_value, x, &value, &bad))
		return value != 0;
	lex_error(x, NP_E_SYNTAX, bad->loc, "#if knows no more than numbers and macros");
	return false;
}
