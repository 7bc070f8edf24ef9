/*
 * Probes: from the text of an attach point, split at its colons, to the function that its kind
 * names in probes.def.  tracepoint.c, kernel.c, user.c and timer.c have these functions.
 */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

struct np_loc np_part_loc(const struct np_probe_text *p, unsigned i)
{
	struct np_loc loc = p->node->loc;
	const char *text = p->node->probe.text, *at = text;

	if (i >= p->n || !*p->part[i])
		return loc;
	for (unsigned k = 0; k <= i && at; k++) {
		at = strstr(at, p->part[k]);
		if (at && k < i)
			at += strlen(p->part[k]);
	}
	if (!at)
		return loc;
	loc.beg += (uint32_t)(at - text);
	loc.end = loc.beg + (uint32_t)strlen(p->part[i]);
	return loc;
}

enum np_probe_result np_bad_probe(struct np_checker *c, const struct np_probe_text *p,
				  const char *expected)
{
	struct np_diag *d = np_error(c->diags, NP_E_PROBE_FORM, p->node->loc,
				     "'%s' is not a complete probe", p->node->probe.text);

	np_hint(c->diags, d, "it is written %s", expected);
	return NP_PROBE_ERROR;
}

struct np_attach_point *np_add_point(struct np_checker *c, const struct np_probe_text *p)
{
	np_vec_push(c->arena, p->points, p->proto);
	p->points->v[p->points->n - 1].pattern =
		np_has_wildcard(p->node->probe.text) ? p->node->probe.text : "";
	return &p->points->v[p->points->n - 1];
}

enum np_probe_result np_absent(struct np_checker *c, const struct np_probe_text *p,
			       const struct np_attach_point *point, struct np_loc loc,
			       const char *what, const char *near, const char *cure)
{
	struct np_diag *d;

	if (point && (!p->report || p->node->probe.optional))
		return NP_PROBE_ABSENT;
	if (!p->report)
		return NP_PROBE_ERROR;
	/* an optional probe of which nothing could be kept is left out */
	if (p->node->probe.optional) {
		if (p->node->probe.missing == NP_MISSING_ERROR)
			np_warn(c->diags, loc, "%s: the optional probe is left out", what);
		else if (p->node->probe.missing == NP_MISSING_WARN)
			np_warn(c->diags, loc, "%s: it is left out", what);
		return NP_PROBE_OK;
	}
	d = np_error(c->diags, NP_E_NO_PROBE, loc, "%s", what);
	if (near && cure && *cure == ';')
		np_hint(c->diags, d, "did you mean '%s'?%s", near, cure);
	else if (near)
		np_suggest(c, d, "", near);
	else if (cure)
		np_hint(c->diags, d, "%s", cure);
	return NP_PROBE_ERROR;
}

bool np_split_offset(struct np_checker *c, const char **name, uint64_t *offset)
{
	const char *plus = np_is_regex(*name) ? NULL : strchr(*name, '+');
	char *end;

	*offset = 0;
	if (!plus)
		return true;
	*offset = strtoull(plus + 1, &end, 0);
	*name = np_strndup(c->arena, *name, (size_t)(plus - *name));
	return plus[1] >= '0' && plus[1] <= '9' && !*end;
}

static int by_text(const void *a, const void *b)
{
	const struct np_attach_point *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	return order ? order : x->offset < y->offset ? -1 : x->offset > y->offset;
}

void np_sort_points(np_points *points, uint32_t first)
{
	uint32_t n = first;

	if (points->n == first)
		return;
	qsort(points->v + first, points->n - first, sizeof(*points->v), by_text);
	for (uint32_t i = first + 1; i < points->n; i++)
		if (by_text(&points->v[n], &points->v[i]))
			points->v[++n] = points->v[i];
	points->n = n + 1;
}

/* Short names p: r: have the functions' own types; all others are bpftrace's and have its. */
static const struct row {
	const char *spelling;
	enum np_probe_kind kind;
	np_probe_fn match;
	const char *parts;
} rows[] = {
#define NP_PROBE_KIND(spelling, kind, parts, match, help, example) \
	{spelling, kind, np_probe_##match, parts},
#include "check/probes.def"
#undef NP_PROBE_KIND
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

/* bpftrace's short names that mean something else there. */
static const struct row *dialect_row(const char *kind)
{
	static const struct row bpftrace[] = {
		{"p", NP_P_PROFILE, np_probe_timer, ""},
		{"u", NP_P_UPROBE, np_probe_uprobe, ""},
		{"U", NP_P_USDT, np_probe_usdt, ""},
	};

	for (size_t i = 0; i < sizeof(bpftrace) / sizeof(bpftrace[0]); i++)
		if (!strcmp(bpftrace[i].spelling, kind))
			return &bpftrace[i];
	return NULL;
}

static const struct row *find_row(struct np_checker *c, const char *kind)
{
	const struct row *r = c->opt->dialect_bpftrace ? dialect_row(kind) : NULL;

	for (size_t i = 0; !r && i < ROWS; i++)
		if (!strcasecmp(rows[i].spelling, kind))
			r = &rows[i];
	return r;
}

/* The text with $1 ... replaced by what was given. */
static char *with_positionals(struct np_checker *c, const struct np_probe_text *p)
{
	const char *s = p->node->probe.text;
	struct np_text text = {0};
	char *out;

	while (*s) {
		if (*s == '$' && s[1] >= '1' && s[1] <= '9') {
			unsigned long i = strtoul(s + 1, (char **)&s, 10);

			if (i <= c->opt->n_positional)
				np_text_add(&text, c->opt->positional[i - 1]);
			else if (p->report)
				np_warn(c->diags, p->node->loc, "$%lu was not given", i);
		} else {
			np_text_addc(&text, *s++);
		}
	}
	out = np_strdup(c->arena, text.s ? text.s : "");
	np_text_free(&text);
	return out;
}

const char *np_unquoted(struct np_arena *a, const char *s)
{
	char *out = np_strdup(a, s), *to = out;

	for (; *s; s++)
		if (*s != '"')
			*to++ = *s;
	*to = '\0';
	return out;
}

/* Colons within quotes do not count. Quoted paths stay so, which tells that they are paths. */
static void split(struct np_checker *c, struct np_probe_text *p)
{
	char *s = with_positionals(c, p), quote = '\0';

	p->part[p->n++] = s;
	for (; *s; s++) {
		if (quote ? *s == quote : *s == '"' || *s == '~')
			quote = quote ? '\0' : *s;
		if (*s == ':' && !quote && p->n < 5) {
			*s = '\0';
			p->part[p->n++] = s + 1;
		}
	}
	for (unsigned i = 1; i < p->n; i++)
		if (strchr(p->part[i], '"') && !strchr(p->part[i], '/'))
			p->part[i] = np_unquoted(c->arena, p->part[i]);
}

static bool prepend_entry(struct np_probe_text *p)
{
	if (p->n == 5)
		return false;
	memmove(p->part + 1, p->part, p->n * sizeof(p->part[0]));
	p->part[0] = "p";
	p->n++;
	return true;
}

/* "p::name" and "/path::name": an empty part in the middle says nothing. */
static void drop_empty(struct np_probe_text *p)
{
	for (unsigned i = 1; i + 1 < p->n; i++)
		if (!*p->part[i]) {
			memmove(p->part + i, p->part + i + 1, (p->n - i - 1) * sizeof(p->part[0]));
			p->n--;
			i--;
		}
}

static enum np_probe_result no_kind(struct np_checker *c, const struct np_probe_text *p)
{
	struct np_nearest near = {.want = p->part[0]};
	struct np_diag *d = np_error(c->diags, NP_E_PROBE_KIND, np_part_loc(p, 0),
				     "there is no kind of probe '%s'", p->part[0]);

	for (size_t i = 0; i < ROWS; i++)
		np_nearest_try(&near, rows[i].spelling);
	if (np_nearest_best(&near))
		np_suggest(c, d, "", np_nearest_best(&near));
	else
		np_hint(c->diags, d,
			"kinds are t: p: r: u: begin end interval: profile:, and before a function "
			"a "
			"library or path");
	return NP_PROBE_ERROR;
}

enum np_probe_result np_resolve_probe(struct np_checker *c, const struct np_node *probe,
				      bool report, np_points *points, bool *long_name)
{
	static const struct row entry = {"p", NP_P_KPROBE, np_probe_entry, ""};
	struct np_probe_text p = {.node = probe, .points = points, .report = report};
	const struct row *r;

	split(c, &p);
	for (unsigned i = p.n > 1; i < p.n; i++) {
		const char *why;

		p.part[i] = np_regex_part(c, p.part[i]);
		why = np_bad_regex(c, p.part[i]);
		if (why) {
			np_error(c->diags, NP_E_PROBE_FORM, probe->loc,
				 "'%s' is no regular expression: %s", p.part[i], why);
			return NP_PROBE_ERROR;
		}
	}
	r = find_row(c, p.part[0]);
	/* name, lib:name, /path::name: p: is understood */
	if (!r || (p.n == 1 && r->kind != NP_P_BEGIN && r->kind != NP_P_END)) {
		if (r)
			return np_bad_probe(c, &p,
					    np_sprintf(c->arena, "%s:%s", r->spelling, r->parts));
		if (p.n > 1 && *p.part[0] != '/' && *p.part[0] != '"' &&
		    !np_find_binary(c, p.part[0]))
			return no_kind(c, &p);
		if (!*p.part[0] || !prepend_entry(&p))
			return np_bad_probe(c, &p, "KIND:NAME, such as t:skb:kfree_skb");
		r = &entry;
	}
	drop_empty(&p);
	p.kind = r->kind;
	*long_name = r->match != np_probe_entry && r->match != np_probe_trampoline &&
		     ((strcmp(r->spelling, "t") && strcmp(r->spelling, "rt")) ||
		      c->opt->dialect_bpftrace);
	p.proto = (struct np_attach_point){
		.kind = r->kind,
		.text = probe->probe.text,
		.target = "",
		.provider = "",
		.name = "",
		.period_param = "",
		.pin = "",
		.optional = probe->probe.optional,
		.missing = probe->probe.missing,
		.loc = probe->loc,
	};
	return r->match(c, &p);
}
