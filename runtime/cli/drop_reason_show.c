/* The reasons as text: one with what the machine says now, all of them, and the page. */
#include <string.h>

#include "cli/drop_reason.h"
#include "cli/proc_values.h"

#define INDENT "    "
#define WIDTH 80

/* Words up to the width, in lines. */
static void add_filled(struct np_text *out, const char *s)
{
	for (size_t used = 0, len; *s; s += len + strspn(s + len, " ")) {
		len = strcspn(s, " ");
		if (used && used + 1 + len > WIDTH) {
			np_text_addc(out, '\n');
			used = 0;
		} else if (used) {
			np_text_addc(out, ' ');
			used++;
		}
		np_text_addn(out, s, len);
		used += len;
	}
	np_text_addc(out, '\n');
}

/* The next word of a list, of *len bytes; NULL: no more. */
static const char *next_word(const char *list, size_t *len)
{
	list += strspn(list, " ");
	*len = strcspn(list, " ");
	return *len ? list : NULL;
}

static void add_settings(struct np_text *out, const char *list)
{
	size_t len;

	if (*list)
		np_text_add(out, "\nSettings, as they are here now:\n");
	for (const char *word; (word = next_word(list, &len)); list = word + len) {
		struct np_text path = {0};

		np_text_addn(&path, word, len);
		np_proc_setting(out, INDENT, path.s);
		np_text_free(&path);
	}
}

static void add_counters(struct np_text *out, const char *list)
{
	struct np_text lines = {0};
	size_t len;

	for (const char *word; (word = next_word(list, &len)); list = word + len) {
		struct np_text name = {0};

		np_text_addn(&name, word, len);
		np_proc_counter(&lines, INDENT, name.s);
		np_text_free(&name);
	}
	if (lines.n)
		np_text_addf(out, "\nCounted in this network namespace so far:\n%s", lines.s);
	np_text_free(&lines);
}

void np_drop_reason_show(struct np_text *out, const struct np_drop_reason *r)
{
	size_t len;

	np_text_addf(out, "%s%s: %s\n\n", r->name, r->is_prefix ? "..." : "", r->summary);
	add_filled(out, r->happened);
	if (*r->look)
		np_text_add(out, "\nLook at:\n");
	for (const char *p = r->look; *p; p += len + (p[len] == '\n')) {
		len = strcspn(p, "\n");
		np_text_addf(out, INDENT "%.*s\n", (int)len, p);
	}
	add_settings(out, r->settings);
	add_counters(out, r->counters);
	if (*r->scripts)
		np_text_add(out, "\nScripts that go deeper:\n");
	for (const char *list = r->scripts, *word; (word = next_word(list, &len));
	     list = word + len)
		np_text_addf(out, INDENT "nprobe %.*s\n", (int)len, word);
}

void np_drop_reason_list(struct np_text *out)
{
	size_t n;
	const struct np_drop_reason *rows = np_drop_reasons(&n);

	for (const struct np_drop_reason *r = rows; r < rows + n; r++) {
		if (r->group) {
			np_text_addf(out, "%s%s:\n", r == rows ? "" : "\n", r->group);
			continue;
		}
		size_t before = out->n;

		np_text_addf(out, "  %s%s", r->name, r->is_prefix ? "..." : "");
		np_text_pad(out, ' ', out->n - before < 28 ? 28 - (out->n - before) : 1);
		np_text_addf(out, " %s\n", r->summary);
	}
	np_text_add(out, "\nnprobe explain REASON says more about one of them.\n");
}

/* Prose and commands stand in Markdown as they are, but for what would be a tag. */
static void add_prose(struct np_text *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '<' || *s == '*')
			np_text_addc(out, '\\');
		np_text_addc(out, *s);
	}
}

/* The words of a list, each between BEFORE and BEHIND. */
static void add_words(struct np_text *out, const char *title, const char *list, bool is_path,
		      bool is_link)
{
	size_t len;
	const char *word = next_word(list, &len), *comma = "";

	if (!word)
		return;
	np_text_addf(out, "- %s: ", title);
	for (; word; word = next_word(word + len, &len), comma = ", ") {
		np_text_add(out, comma);
		np_text_addf(out, is_link ? "[%.*s](scripts/%.*s.md)" : "`", (int)len, word,
			     (int)len, word);
		for (size_t i = 0; i < len && !is_link; i++)
			np_text_addc(out, is_path && word[i] == '/' ? '.' : word[i]);
		if (!is_link)
			np_text_addc(out, '`');
	}
	np_text_addc(out, '\n');
}

static void add_section(struct np_text *out, const struct np_drop_reason *r)
{
	const char *comma = "";

	np_text_addf(out, "\n### %s%s\n\n**", r->name, r->is_prefix ? "..." : "");
	add_prose(out, r->summary);
	np_text_add(out, "**. ");
	add_prose(out, r->happened);
	np_text_add(out, "\n");
	if (*r->look || *r->settings || *r->counters || *r->scripts)
		np_text_addc(out, '\n');
	if (*r->look)
		np_text_add(out, "- look at: ");
	for (const char *p = r->look; *p; comma = ", ") {
		size_t len = strcspn(p, "\n");
		const char *quote = memchr(p, '`', len) ? "``" : "`";

		np_text_addf(out, "%s%s%.*s%s", comma, quote, (int)len, p, quote);
		p += len + (p[len] == '\n');
	}
	if (*r->look)
		np_text_addc(out, '\n');
	add_words(out, "settings", r->settings, true, false);
	add_words(out, "counters", r->counters, false, false);
	add_words(out, "scripts", r->scripts, false, true);
}

void np_drop_reason_page(struct np_text *out)
{
	size_t n;
	const struct np_drop_reason *rows = np_drop_reasons(&n);

	np_text_add(out, "# Why the kernel drops packets\n\n"
			 "<!-- Made by tests/docs/generate from runtime/cli/drop_reasons.def: edit "
			 "that. -->\n\n"
			 "Kernels from 5.17 on say why they drop a packet: the `reason` of "
			 "`skb:kfree_skb`, which\n"
			 "[dropwatch](scripts/dropwatch.md) and other scripts show. This is what "
			 "the reasons mean, what to look at, which\n"
			 "settings decide, and what counts them. On the machine itself `nprobe "
			 "explain IP_RPFILTER` says the same, with\n"
			 "the settings and counters as they are there. No kernel has all of these: "
			 "many came later than 5.17.\n");
	for (const struct np_drop_reason *r = rows; r < rows + n; r++)
		if (r->group)
			np_text_addf(out, "\n## %s\n", r->group);
		else
			add_section(out, r);
}
