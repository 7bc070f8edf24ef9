/* Reading the configuration: names, their old spellings, values. */
#include "check/config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/nearest.h"
#include "check/checker.h"

enum kind { NUMBER, BOOL, TEXT, CHOICE };

#define NP_CONFIG(id, name, kind, most, texts, value, help)
#define NP_CONFIG_OLD(old, name, negated)
#define NP_CONFIG_OUTSIDE(name)

static const struct row {
	const char *name;
	enum kind kind;
	uint64_t most;
	const char *texts;
	uint64_t value;
} rows[NP_C_COUNT] = {
#undef NP_CONFIG
#define NP_CONFIG(id, name, kind, most, texts, value, help) {name, kind, most, texts, value},
#include "check/config.def"
#undef NP_CONFIG
#define NP_CONFIG(id, name, kind, most, texts, value, help)
};

static const struct {
	const char *old, *name;
	bool negated;
} renamed[] = {
#undef NP_CONFIG_OLD
#define NP_CONFIG_OLD(old, name, negated) {old, name, negated},
#include "check/config.def"
#undef NP_CONFIG_OLD
#define NP_CONFIG_OLD(old, name, negated)
};

static const char *const outside[] = {
#undef NP_CONFIG_OUTSIDE
#define NP_CONFIG_OUTSIDE(name) name,
#include "check/config.def"
};

#define PREFIX "BPFTRACE_"

/* One setting on its way in. */
struct setting {
	struct np_diags *diags;
	struct np_arena *arena;
	struct np_loc loc;
	const char *name; /* as written */
	const char *text; /* of the value */
};

static const char *plain_name(const char *name)
{
	return strncasecmp(name, PREFIX, strlen(PREFIX)) ? name : name + strlen(PREFIX);
}

int np_config_find(const char *name)
{
	for (int i = 0; i < NP_C_COUNT; i++)
		if (!strcasecmp(rows[i].name, name))
			return i;
	return -1;
}

bool np_config_is_bool(enum np_config_id id)
{
	return rows[id].kind == BOOL;
}

const char *np_config_nearest(struct np_arena *a, const char *name)
{
	const char *best;
	struct np_nearest near = {.want = name};

	for (int i = 0; i < NP_C_COUNT; i++)
		np_nearest_try(&near, rows[i].name);
	best = np_nearest_best(&near);
	return best ? np_strdup(a, best) : NULL;
}

bool np_config_is_text(enum np_config_id id)
{
	return rows[id].kind == TEXT || rows[id].kind == CHOICE;
}

/* What a CHOICE can be, for people. */
static const char *show_choices(struct np_arena *a, const char *texts)
{
	struct np_text text = {0};
	const char *s;

	for (; *texts; texts++)
		np_text_addf(&text, *texts == '|' ? ", " : "%c", *texts);
	s = np_strdup(a, text.s);
	np_text_free(&text);
	return s;
}

static bool wrong_value(const struct setting *s, const struct row *r)
{
	struct np_diag *d =
		np_error(s->diags, NP_E_CONFIG, s->loc, "'%s' cannot be '%s'", s->name, s->text);

	if (r->kind == NUMBER)
		np_hint(s->diags, d, "it is a number from 0 to %llu", (unsigned long long)r->most);
	else if (r->kind == BOOL)
		np_hint(s->diags, d, "it is true or false");
	else
		np_hint(s->diags, d, "it is one of %s", show_choices(s->arena, r->texts));
	return false;
}

static bool read_number(const char *text, uint64_t most, uint64_t *out)
{
	char *end;

	*out = strtoull(text, &end, 0);
	return end != text && !*end && *text != '-' && *out <= most;
}

static bool read_bool(const char *text, uint64_t *out)
{
	if (read_number(text, UINT64_MAX, out)) {
		*out = *out != 0;
		return true;
	}
	*out = !strcasecmp(text, "true") || !strcasecmp(text, "yes");
	return *out || !strcasecmp(text, "false") || !strcasecmp(text, "no");
}

static bool read_choice(const char *text, const char *choices, uint64_t *out)
{
	size_t len = strlen(text), n;

	*out = 0;
	for (const char *p = choices;; p += n + 1, ++*out) {
		n = strcspn(p, "|");
		if (n == len && !memcmp(p, text, n))
			return true;
		if (!p[n])
			return false;
	}
}

static bool read_value(const struct setting *s, const struct row *r, uint64_t *number)
{
	*number = 0;
	switch (r->kind) {
	case NUMBER: return read_number(s->text, r->most, number) || wrong_value(s, r);
	case BOOL: return read_bool(s->text, number) || wrong_value(s, r);
	case CHOICE: return read_choice(s->text, r->texts, number) || wrong_value(s, r);
	default: return true;
	}
}

/* A name that is none of ours may be one that was, or one of the environment. */
static int find_row(const struct setting *s, bool *negated)
{
	const char *name = plain_name(s->name), *near;
	struct np_diag *d;
	int i = np_config_find(name);

	*negated = false;
	if (i >= 0)
		return i;
	for (size_t k = 0; k < sizeof(renamed) / sizeof(renamed[0]); k++)
		if (!strcasecmp(renamed[k].old, name)) {
			*negated = renamed[k].negated;
			np_warn(s->diags, s->loc, "'%s' has been renamed: it is '%s'", s->name,
				renamed[k].name);
			return np_config_find(renamed[k].name);
		}
	if (!s->loc.end)
		return -1; /* BPFTRACE_ANYTHING in an environment may be somebody else's */
	for (size_t k = 0; k < sizeof(outside) / sizeof(outside[0]); k++)
		if (!strcasecmp(outside[k], name)) {
			np_error(s->diags, NP_E_CONFIG, s->loc,
				 "'%s' can only be set in the environment", s->name);
			return -1;
		}
	d = np_error(s->diags, NP_E_CONFIG, s->loc, "there is no configuration '%s'", s->name);
	near = np_config_nearest(s->arena, name);
	if (near)
		np_hint(s->diags, d, "did you mean '%s'?", near);
	return -1;
}

static void set(const struct setting *s, struct np_config *out)
{
	bool negated;
	int i = find_row(s, &negated);
	uint64_t number;

	if (i < 0 || !read_value(s, &rows[i], &number))
		return;
	out->values[i].number = negated ? !number : number;
	out->values[i].text = s->text;
	out->values[i].is_set = true;
}

static void read_block(struct np_arena *a, const struct np_node *block, struct np_diags *diags,
		       struct np_config *out)
{
	np_list_each (n, block->list) {
		struct setting s = {diags, a, n->loc, n->setting.name, n->setting.text};

		if (!s.text)
			s.text = np_sprintf(a, "%llu", (unsigned long long)n->setting.number);
		set(&s, out);
	}
}

static void set_defaults(struct np_arena *a, struct np_config *out)
{
	for (int i = 0; i < NP_C_COUNT; i++) {
		const char *text = rows[i].texts;

		out->values[i].number = rows[i].value;
		if (rows[i].kind == CHOICE) {
			for (uint64_t k = 0; k < rows[i].value; k++)
				text += strcspn(text, "|") + 1;
			text = np_strndup(a, text, strcspn(text, "|"));
		}
		out->values[i].text = text;
		out->values[i].is_set = false;
	}
}

/* It stands before what it configures, and there is one. */
static bool in_place(const struct np_node *block, const struct np_node *before,
		     const struct np_node *first, struct np_diags *diags)
{
	struct np_diag *d;

	if (first) {
		d = np_error(diags, NP_E_CONFIG, block->loc, "a program has one 'config'");
		np_note(diags, d, first->loc, "the first one is here");
		return false;
	}
	if (!before)
		return true;
	np_error(diags, NP_E_CONFIG, block->loc, "'config' stands before the first probe");
	return false;
}

void np_config_read(struct np_arena *a, const struct np_node *program,
		    const char *const *environment, struct np_diags *diags, struct np_config *out)
{
	const struct np_node *block = NULL, *clause = NULL;

	set_defaults(a, out);
	np_list_each (n, program->list) {
		if (n->kind == NP_N_CLAUSE && !n->clause.internal && !clause)
			clause = n;
		if (n->kind != NP_N_CONFIG || !in_place(n, clause, block, diags))
			continue;
		block = n;
		read_block(a, block, diags, out);
	}
	for (; environment && *environment; environment++) {
		const char *equals = strchr(*environment, '=');
		struct setting s = {.diags = diags, .arena = a};

		if (!equals || strncmp(*environment, PREFIX, strlen(PREFIX)))
			continue;
		s.name = np_strndup(a, *environment, (size_t)(equals - *environment));
		s.text = equals + 1;
		set(&s, out);
	}
}
