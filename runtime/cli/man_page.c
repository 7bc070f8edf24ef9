/* The manual page of a script. What does the typography is here, too. */
#include "cli/man_page.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/script_params.h"
#include "header.h"
#include "image/object.h"
#include "image/params.h"
#include "library/library.h"

#define WIDTH 76 /* of lines that are filled: mandoc finds 80 bytes long */

/* escapes of a character in text; a '-' that no letter stands before is one that is typed */
static void add_char(struct np_text *out, char before, char c, bool typed)
{
	if (c == '\\')
		np_text_add(out, "\\e");
	else if (c == '-' && (typed || !isalnum((unsigned char)before)))
		np_text_add(out, "\\-");
	else if (typed && c == '"')
		np_text_add(out, "\\(dq");
	else
		np_text_addc(out, c);
}

/* Whether [link](NAME.md) begins there; its parts. */
static bool link_at(const char *p, const char *end, const char **text_end, const char **link,
		    const char **link_end)
{
	if (*p != '[' || !(*text_end = memchr(p, ']', (size_t)(end - p))))
		return false;
	if (*text_end + 1 >= end || (*text_end)[1] != '(')
		return false;
	*link = *text_end + 2;
	return (*link_end = memchr(*link, ')', (size_t)(end - *link))) != NULL;
}

static void add_link(struct np_text *out, const char *text, const char *text_end, const char *link,
		     const char *link_end)
{
	size_t n = (size_t)(link_end - link);

	/* another script's page */
	if (n > 3 && !memcmp(link_end - 3, ".md", 3) && !memchr(link, '/', n)) {
		np_text_addf(out, "\\fBnprobe\\-%.*s\\fP(1)", (int)n - 3, link);
		return;
	}
	for (char before = ' '; text < text_end; before = *text++)
		add_char(out, before, *text, false);
}

/* Markdown within a line, which headers have too: `code`, **bold**, [text](link). */
static void add_inline(struct np_text *out, const char *p, size_t n)
{
	const char *end = p + n, *text_end, *link, *link_end;
	bool code = false, bold = false;
	char before = ' ';

	for (; p < end; before = *p++) {
		if (*p == '`') {
			code = !code;
			np_text_add(out, code ? "\\fB" : "\\fP");
		} else if (!code && p + 1 < end && p[0] == '*' && p[1] == '*') {
			bold = !bold;
			np_text_add(out, bold ? "\\fB" : "\\fP");
			p++;
		} else if (!code && link_at(p, end, &text_end, &link, &link_end)) {
			add_link(out, p + 1, text_end, link, link_end);
			p = link_end;
		} else if (*p == '\\' && p + 1 < end && p[1] == '|') {
			; /* in a table */
		} else {
			add_char(out, before, *p == '\n' ? ' ' : *p, code);
		}
	}
	if (code || bold)
		np_text_add(out, "\\fP");
}

void np_man_fill(struct np_text *out, const char *text, size_t n)
{
	struct np_text all = {0};
	size_t column = 0;

	add_inline(&all, text, n);
	for (const char *p = all.s ? all.s : "", *word; *(p += strspn(p, " \t"));) {
		word = p;
		p += strcspn(p, " \t");
		size_t len = (size_t)(p - word);

		if (column && column + 1 + len > WIDTH) {
			np_text_addc(out, '\n');
			column = 0;
		}
		if (column)
			np_text_addc(out, ' ');
		else if (*word == '.' || *word == '\'')
			np_text_add(out, "\\&"); /* no macro */
		np_text_addn(out, word, len);
		column += len + (column > 0);
	}
	np_text_addc(out, '\n');
	np_text_free(&all);
}

void np_man_argument(struct np_text *out, const char *text, size_t n)
{
	np_text_addc(out, '"');
	for (size_t i = 0; i < n; i++)
		add_char(out, ' ', text[i], true);
	np_text_addc(out, '"');
}

void np_man_line(struct np_text *out, const char *text, size_t n)
{
	if (n && (*text == '.' || *text == '\''))
		np_text_add(out, "\\&");
	for (size_t i = 0; i < n; i++)
		if (text[i] == '\\')
			np_text_add(out, "\\e");
		else if (text[i] == '-')
			np_text_add(out, "\\-");
		else
			np_text_addc(out, text[i]);
	np_text_addc(out, '\n');
}

static void fill(struct np_text *out, const char *text)
{
	np_man_fill(out, text, strlen(text));
}

static void argument(struct np_text *out, const char *text)
{
	np_man_argument(out, text, strlen(text));
}

/* When the script was last changed; all builds of one release say the same with SOURCE_DATE_EPOCH.
 */
static void add_date(struct np_text *out, const char *path)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct stat st = {0};
	struct tm tm;
	char date[16];
	time_t t;

	if (stat(path, &st))
		st.st_mtime = 0;
	t = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : st.st_mtime;
	if (!gmtime_r(&t, &tm) || !strftime(date, sizeof(date), "%Y-%m-%d", &tm))
		strcpy(date, "1970-01-01");
	np_text_addf(out, " %s", date);
}

static void add_head(struct np_text *out, const char *name, const char *path,
		     const struct np_header *h)
{
	const char *summary = np_library_summary(h);

	np_text_add(out, ".TH \"NPROBE\\-");
	for (const char *p = name; *p; p++)
		add_char(out, ' ', (char)toupper((unsigned char)*p), true);
	np_text_add(out, "\" 1");
	add_date(out, path);
	np_text_add(out, " \"nprobe " NP_VERSION "\" \"Scripts of nprobe\"\n.SH NAME\nnprobe\\-");
	for (const char *p = name; *p; p++)
		add_char(out, ' ', *p, true);
	np_text_add(out, " \\-\n");
	fill(out, summary ? summary : "a script of nprobe");
}

/* cidr, 1..9, fast|slow: an argument of a macro that puts `before` between it and the option */
static void add_value(struct np_text *out, const char *before, const struct np_plan_param *p)
{
	struct np_text value = {0};

	np_text_addc(out, ' ');
	np_text_add(&value, before);
	if (!strcmp(p->type, "one-of")) {
		for (const char *s = p->type_args; *(s += strspn(s, ", \t"));) {
			size_t len = strcspn(s, ", \t");

			np_text_addf(&value, "%s%.*s", value.n > strlen(before) ? "|" : "",
				     (int)len, s);
			s += len;
		}
	} else {
		np_text_add(&value, *p->type_args ? p->type_args : p->type);
	}
	argument(out, value.s);
	np_text_free(&value);
}

/* The macro that sets it: .BI for an option and its value, .B, .OP for one that need not be. */
static void add_option(struct np_text *out, const char *macro, const struct np_plan_param *p)
{
	struct np_text name = {0};

	np_text_addf(out, "%s ", macro);
	np_text_addf(&name, "--%s", p->name);
	argument(out, name.s);
	np_text_free(&name);
	if (strcmp(p->type, "bool"))
		add_value(out, strcmp(macro, ".OP") ? " " : "", p);
	np_text_addc(out, '\n');
}

static const char *set_bold(const struct np_plan_param *p)
{
	return strcmp(p->type, "bool") ? ".BI" : ".B";
}

static void add_synopsis(struct np_text *out, const char *name, const struct np_plan *params)
{
	np_text_add(out, ".SH SYNOPSIS\n.SY nprobe\n.B ");
	argument(out, name);
	np_text_addc(out, '\n');
	np_vec_each (const struct np_plan_param, p, &params->params)
		add_option(out, p->required ? set_bold(p) : ".OP", p);
	np_text_add(out, ".YS\n");
}

static void add_options(struct np_text *out, const struct np_plan *params)
{
	np_text_add(out, ".SH OPTIONS\n");
	np_vec_each (const struct np_plan_param, p, &params->params) {
		const struct np_param_row *row = np_param_row(p->type);
		struct np_text text = {0};

		np_text_add(out, ".TP\n");
		add_option(out, set_bold(p), p);
		np_text_add(&text, *p->help ? p->help : "");
		if (row && strcmp(p->type, "bool") && strcmp(p->type, "one-of"))
			np_text_addf(&text, "%s%s", text.n ? ": " : "", row->help);
		if (p->required)
			np_text_add(&text, ". It is needed");
		else if (*p->default_text && strcmp(p->default_text, "any") &&
			 strcmp(p->default_text, "false"))
			np_text_addf(&text, " (default `%s`)", p->default_text);
		np_text_addc(&text, '.');
		np_man_fill(out, text.s, text.n);
		np_text_free(&text);
	}
	np_text_add(out,
		    params->params.n ? ".PP\nOptions" : "The script has none of its own; those");
	np_text_add(out, " of every script are in\n.BR nprobe (1):\n"
			 ".BR \\-\\-for ,\n.BR \\-o ,\n.BR \\-f\nand others.\n");
}

static void add_examples(struct np_text *out, const char *name, const struct np_header *h)
{
	bool first = true;

	np_vec_each (const struct np_header_line, l, &h->lines) {
		const char *words, *title;
		size_t n;

		if (strcmp(l->key, "example"))
			continue;
		np_text_add(out, first ? ".SH EXAMPLES\n" : ".PP\n");
		first = false;
		title = np_script_example(l->value, &n, &words);
		if (title) {
			np_man_fill(out, title, n);
			np_text_add(out, ".PP\n");
		}
		struct np_text line = {0};

		np_text_addf(&line, "nprobe %s %s", name, words);
		np_text_add(out, ".RS\n.nf\n");
		np_man_line(out, line.s, line.n);
		np_text_add(out, ".fi\n.RE\n");
		np_text_free(&line);
	}
}

/* "words", "more words" */
static void add_symptoms(struct np_text *out, const struct np_header *h)
{
	bool first = true;

	np_vec_each (const struct np_header_line, l, &h->lines) {
		if (strcmp(l->key, "symptom"))
			continue;
		for (const char *p = l->value; (p = strchr(p, '"'));) {
			size_t n = strcspn(++p, "\"");

			if (first)
				np_text_add(out, ".SH SYMPTOMS\nWhat it may help with:\n");
			first = false;
			np_text_add(out, ".IP \\(bu 2\n");
			np_man_fill(out, p, n);
			p += n + (p[n] == '"');
		}
	}
}

static void add_end(struct np_text *out, const struct np_header *h)
{
	const char *see = np_header_get(h, "see");

	if (np_header_get(h, "version") || np_header_get(h, "license")) {
		const char *version = np_header_get(h, "version");
		const char *license = np_header_get(h, "license");
		struct np_text text = {0};

		np_text_addf(&text, "Version %s of the script", version ? version : "?");
		if (license)
			np_text_addf(&text, ", %s", license);
		np_text_addc(&text, '.');
		np_text_add(out, ".SH VERSION\n");
		np_man_fill(out, text.s, text.n);
		np_text_free(&text);
	}
	if (np_header_get(h, "author")) {
		np_text_add(out, ".SH AUTHORS\n");
		fill(out, np_header_get(h, "author"));
	}
	np_text_add(out, ".SH SEE ALSO\n.BR nprobe (1)");
	for (const char *p = see ? see : ""; *(p += strspn(p, ", \t"));) {
		size_t len = strcspn(p, ", \t");
		struct np_text name = {0};

		np_text_addf(&name, "nprobe-%.*s", (int)len, p);
		np_text_add(out, ",\n.BR ");
		argument(out, name.s);
		np_text_add(out, " (1)");
		np_text_free(&name);
		p += len;
	}
	np_text_addc(out, '\n');
}

/* The page of docs/scripts/ for it: beside it, in the tree, or where it is installed; "": none. */
static const char *find_page(struct np_arena *a, const char *path, const char *name)
{
	static const char *const beside[] = {"../docs/scripts", "../share/doc/nprobe/scripts"};
	const char *slash = strrchr(path, '/');
	const char *own =
		np_sprintf(a, "%.*s%s.md", slash ? (int)(slash - path) + 1 : 0, path, name);
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	size_t len;

	if (!access(own, R_OK))
		return np_script_read(a, own, &len, &path);
	if (n <= 0)
		return "";
	exe[n] = '\0';
	*strrchr(exe, '/') = '\0';
	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++) {
		own = np_sprintf(a, "%s/%s/%s.md", exe, beside[i], name);
		if (!access(own, R_OK))
			return np_script_read(a, own, &len, &path);
	}
	return "";
}

static void add_description(struct np_text *out, const struct np_header *h, const char *comment,
			    const char *page)
{
	const char *summary = np_library_summary(h);

	np_text_add(out, ".SH DESCRIPTION\n");
	for (const char *p = comment; *p;) {
		const char *end = strstr(p, "\n\n");
		size_t n = end ? (size_t)(end - p) : strlen(p);

		if (p != comment)
			np_text_add(out, ".PP\n");
		np_man_fill(out, p, n);
		p += n + strspn(p + n, "\n");
	}
	if (*page)
		np_man_markdown(out, page, *comment);
	else if (!*comment)
		fill(out, summary ? summary : "A script of nprobe.");
}

int np_man_script(struct np_arena *a, const char *script, struct np_text *out)
{
	struct np_sources sources = {.arena = a};
	struct np_header header = {0};
	struct np_plan params = {0};
	const char *path;
	size_t len;
	char *text = np_script_read(a, script, &len, &path);

	if (!text)
		return 1;
	if (np_is_image(text, len)) {
		fprintf(stderr,
			"nprobe: error NP0502: '%s' is a compiled script, which has no header\n"
			"  hint: the manual page is made from the script itself\n",
			path);
		return 1;
	}
	const struct np_source *source = np_source_add(&sources, path, text, len);
	const char *name = np_script_name(a, path);

	np_header_scan(a, source, &header);
	np_script_params(a, path, text, len, &params);
	add_head(out, name, path, &header);
	add_synopsis(out, name, &params);
	add_description(out, &header, np_header_comment(a, source), find_page(a, path, name));
	add_symptoms(out, &header);
	add_options(out, &params);
	add_examples(out, name, &header);
	add_end(out, &header);
	return 0;
}
