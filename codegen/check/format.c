/*
 * printf formats: as many values as conversions, of types that they print.  ORDER: what a
 * conversion is must agree with runtime/out/printf.c.
 */
#include <ctype.h>
#include <string.h>

#include "check/checker.h"

#define NP_TAKES_NUMBER(letters) letters
#define NP_TAKES_ANY(letters)
#define NP_TAKES_BYTES(letters)
#define NP_CONVERSION(letters, takes, help, value, prints) letters
static const char letters_known[] =
#include "check/conversions.def"
	;
#undef NP_CONVERSION
#define NP_CONVERSION(letters, takes, help, value, prints) NP_TAKES_##takes(letters)
static const char letters_of_numbers[] =
#include "check/conversions.def"
	;
#undef NP_CONVERSION

bool np_next_conversion(const char *p, struct np_conversion *out)
{
	for (; *p; p++) {
		if (*p != '%')
			continue;
		if (p[1] == '%') {
			p++;
			continue;
		}
		out->at = p++;
		p += strspn(p, "-+ #0");
		p += strspn(p, "0123456789");
		if (*p == '.')
			p += 1 + strspn(p + 1, "0123456789");
		/* t is a length before a letter of an integer, else the time itself */
		while (*p && strchr("hljz", *p))
			p++;
		if (*p == 't' && p[1] && strchr("diuoxX", p[1]))
			p++;
		if (!isalpha((unsigned char)*p)) { /* 100% is text, and %5% a '%' */
			p -= *p != '%';
			continue;
		}
		out->letter = *p;
		out->end = p + 1;
		if (out->letter == 'g' && *out->end == 'r')
			out->end++;
		else if (out->letter == 'g')
			out->letter = '?';
		if (out->letter == 'r' && (*out->end == 'x' || *out->end == 'h'))
			out->end++;
		return true;
	}
	return false;
}

/* The part of the source that wrote it: exact when the string has no escapes before it. */
struct np_loc np_conversion_loc(struct np_checker *c, const struct np_node *format,
				const struct np_conversion *v)
{
	struct np_place place = np_source_place(c->out->sources, format->loc.beg);
	const char *text = place.line_text, *end;
	struct np_loc loc = format->loc;
	uint32_t count = 0, want = 0;

	if (!place.source || format->loc.end <= format->loc.beg)
		return loc;
	text += place.column - 1;
	end = text + (format->loc.end - format->loc.beg);
	/* the n-th '%' of the string is the n-th of the source, unless one is written \x25 */
	for (const char *p = format->string.s; p < v->at; p++)
		want += *p == '%';
	for (const char *p = text; p < end; p++)
		if (*p == '%' && count++ == want && end - p > v->end - v->at &&
		    !memcmp(p, v->at, (size_t)(v->end - v->at))) {
			loc.beg += (uint32_t)(p - text);
			loc.end = loc.beg + (uint32_t)(v->end - v->at);
			return loc;
		}
	return loc;
}

static bool is_numeric(const struct np_type *t)
{
	return np_is_number(t) || t->kind == NP_V_KSYM || t->kind == NP_V_LOC ||
	       t->kind == NP_V_TIME;
}

static bool fits(struct np_checker *c, const struct np_conversion *v, const struct np_node *value)
{
	const struct np_type *t = value->type;
	struct np_diag *d;

	if (v->letter == 's' && (np_can_keep(t) || t->kind == NP_V_ARRAY || np_is_number(t)))
		return true;
	if (v->letter == 'r' && (t->kind == NP_V_BYTES || t->kind == NP_V_ARRAY))
		return true;
	if (strchr(letters_of_numbers, v->letter) && is_numeric(t))
		return true;
	d = np_error(c->diags, NP_E_FORMAT, value->loc, "'%.*s' does not print %s",
		     (int)(v->end - v->at), v->at,
		     t->kind == NP_V_NONE ? "what has no value" : np_show(c, t));
	if (t->kind == NP_V_STRUCT)
		np_hint(c->diags, d, "print its members");
	else if (np_vkind_is_aggregation(t->kind))
		np_hint(c->diags, d, "print() shows it");
	else if (v->letter != 's' && t->kind != NP_V_NONE)
		np_hint(c->diags, d, "'%%s' prints it");
	return false;
}

/* %d %u %x with l or ll, %p, one %s: what the oldest kernels print to their trace. */
static bool traceable(const struct np_conversion *v, uint32_t *strings)
{
	const char *p = v->at + 1;

	if (v->letter == 's')
		return p + 1 == v->end && !(*strings)++;
	if (v->letter == 'p')
		return p + 1 == v->end;
	p += *p == 'l';
	p += *p == 'l';
	return p + 1 == v->end && strchr("diux", *p);
}

bool np_trace_format(struct np_checker *c, const struct np_node *call)
{
	const struct np_node *format = call->call.args;
	struct np_conversion v = {.end = format->string.s};
	uint32_t strings = 0, percents = 0;

	for (const char *p = format->string.s; *p; p++) {
		percents += *p == '%';
		if ((*p < ' ' && !strchr("\t\n\r", *p)) || *p > '~' ||
		    (p[0] == '%' && p[1] == '%')) {
			np_error(c->diags, NP_E_FORMAT, format->loc,
				 "the kernel's trace takes no '%%%%' and printable ASCII only");
			return false;
		}
	}
	while (np_next_conversion(v.end, &v)) {
		struct np_diag *d;

		percents--;
		if (traceable(&v, &strings))
			continue;
		d = np_error(c->diags, NP_E_FORMAT, np_conversion_loc(c, format, &v),
			     "'%.*s' cannot be printed to the kernel's trace", (int)(v.end - v.at),
			     v.at);
		np_hint(c->diags, d,
			"it knows %%d %%u %%x, with l or ll before them, %%p, and one %%s");
		return false;
	}
	if (!percents)
		return true;
	np_error(c->diags, NP_E_FORMAT, format->loc,
		 "the kernel's trace takes no '%%' that begins no conversion");
	return false;
}

bool np_check_format(struct np_checker *c, struct np_node *format, struct np_node *args)
{
	struct np_conversion v = {.end = format->string.s};
	struct np_node *a = args;
	uint32_t given = np_list_length(args), wanted = 0;
	bool ok = true;

	if (strlen(format->string.s) != format->string.len) {
		np_error(c->diags, NP_E_FORMAT, format->loc, "a format cannot contain a zero byte");
		return false;
	}
	while (np_next_conversion(v.end, &v)) {
		if (!strchr(letters_known, v.letter)) {
			struct np_diag *d =
				np_error(c->diags, NP_E_FORMAT, np_conversion_loc(c, format, &v),
					 "'%.*s' is no conversion", (int)(v.end - v.at), v.at);

			np_hint(c->diags, d,
				"there are %%d %%u %%x %%o %%c %%p %%s, %%t for a time, %%D for a "
				"duration, "
				"%%r %%rx %%rh for bytes, %%gr for flags of an allocation, and "
				"%%%% for a '%%'");
			return false;
		}
		wanted++;
		if (!a) {
			np_error(c->diags, NP_E_FORMAT, np_conversion_loc(c, format, &v),
				 "no value is given for '%.*s'", (int)(v.end - v.at), v.at);
			return false;
		}
		ok &= fits(c, &v, a);
		a = a->next;
	}
	if (!a)
		return ok;
	np_error(c->diags, NP_E_FORMAT, a->loc, "the format prints %u value%s, and %u %s given",
		 wanted, wanted == 1 ? "" : "s", given, given == 1 ? "is" : "are");
	return false;
}
