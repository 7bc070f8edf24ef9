/* The tables, row by row, as topics. */
#include "cli/topics.h"

#include "cli/bpftrace_options.h"

#include <stdio.h>

#include "base/text.h"
#include "check/checker.h"
#include "image/params.h"

static struct np_section *begin(struct np_arena *a, np_sections *out, const char *title,
				const char *one, const char *intro)
{
	struct np_section *s = np_vec_add(a, out);

	*s = (struct np_section){.title = title, .one = one, .intro = intro};
	return s;
}

static struct np_section *begin_table(struct np_arena *a, np_sections *out, const char *title,
				      const char *one, const char *intro,
				      const char *const columns[4])
{
	struct np_section *s = begin(a, out, title, one, intro);

	s->is_table = true;
	memcpy(s->columns, columns, sizeof(s->columns));
	return s;
}

static struct np_topic *add(struct np_arena *a, struct np_section *s, const char *name,
			    const char *usage, const char *help)
{
	struct np_topic *t = np_vec_add(a, &s->topics);

	*t = (struct np_topic){.name = name, .usage = usage, .help = help};
	return t;
}

static const char *const kind_names[NP_P_COUNT] = {
	[NP_P_BEGIN] = "begin",
	[NP_P_END] = "end",
	[NP_P_INTERVAL] = "interval",
	[NP_P_PROFILE] = "profile",
	[NP_P_TRACEPOINT] = "tracepoints",
	[NP_P_KPROBE] = "entries of kernel functions",
	[NP_P_KRETPROBE] = "returns of kernel functions",
	[NP_P_UPROBE] = "entries of user functions",
	[NP_P_URETPROBE] = "returns of user functions",
	[NP_P_USDT] = "USDT probes",
	[NP_P_SOFTWARE] = "software",
	[NP_P_HARDWARE] = "hardware",
	[NP_P_RAWTRACEPOINT] = "raw tracepoints",
	[NP_P_SELF] = "self",
	[NP_P_WATCHPOINT] = "watchpoints",
	[NP_P_ITER] = "iter",
	[NP_P_TEST] = "tests",
	[NP_P_BENCH] = "benchmarks",
};

static void add_kinds(struct np_text *t, uint32_t where)
{
	const char *comma = "";

	for (uint32_t k = 0; k < NP_P_COUNT; k++) {
		if (!(where & NP_W(k)))
			continue;
		np_text_addf(t, "%s%s", comma, kind_names[k]);
		comma = ", ";
	}
}

/* Where a builtin means something: by name, or by what is left out. NULL: everywhere. */
static const char *where_text(struct np_arena *a, uint32_t where)
{
	const uint32_t all = NP_W(NP_P_COUNT) - 1;
	struct np_text t = {0};
	const char *text;

	where &= all;
	if (where == all)
		return NULL;
	if (__builtin_popcount(where) <= NP_P_COUNT / 2) {
		np_text_add(&t, "only in ");
		add_kinds(&t, where);
	} else {
		np_text_add(&t, "everywhere but in ");
		add_kinds(&t, ~where & all);
	}
	text = np_strdup(a, t.s);
	np_text_free(&t);
	return text;
}

static const struct {
	enum np_builtin_id builtin;
	enum np_feature feature;
	const char *what; /* of it; "" for all */
} needs[] = {
#define NP_NEEDS(builtin, feature, what) {NP_B_##builtin, NP_FEAT_##feature, what},
#include "check/needs.def"
#undef NP_NEEDS
};

static const char *builtin_note(struct np_arena *a, enum np_builtin_id id, uint32_t where)
{
	const char *note = where_text(a, where);

	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (needs[i].builtin == id)
			note = np_sprintf(a, "%s%s%s%sneeds %s", note ? note : "", note ? "; " : "",
					  needs[i].what, *needs[i].what ? " " : "",
					  np_feature_cure(needs[i].feature));
	return note;
}

enum { VALUE, CALL, ACTION };

static void add_builtins(struct np_arena *a, struct np_section *s, int kind)
{
	static const struct {
		enum np_builtin_id id;
		int kind;
		uint32_t where;
		const char *name, *usage, *help, *example;
	} rows[] = {
#define NP_BUILTIN(id, name, kind, usage, where, check, gen, help, example) \
	{NP_B_##id, kind, where, name, usage, help, example},
#include "check/builtins.def"
#undef NP_BUILTIN
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].kind != kind)
			continue;
		struct np_topic *t = add(a, s, rows[i].name, rows[i].usage, rows[i].help);

		t->note = builtin_note(a, rows[i].id, rows[i].where);
		t->example = rows[i].example;
	}
}

static void builtins(struct np_arena *a, np_sections *out)
{
	add_builtins(a,
		     begin(a, out, "Values", "value",
			   "What a probe knows besides its own arguments. They may be written with "
			   "or without `()`."),
		     VALUE);
	add_builtins(
		a,
		begin(a, out, "Functions", "function", "They yield a value. `->` shows its type."),
		CALL);
	add_builtins(a, begin(a, out, "Actions", "action", "Statements: they yield nothing."),
		     ACTION);
}

static void aggregations(struct np_arena *a, np_sections *out)
{
	struct np_section *s =
		begin(a, out, "Aggregations", "aggregation",
		      "As the value of a map (`@m[key] = hist(v)`), or as a statement, which has a "
		      "map of its own and prints as a table (`hist(v) by key`; `count(key)`).");

#define NP_AGG(id, name, usage, check, gen, heading, help, example_) \
	add(a, s, name, usage, help)->example = example_;
#include "check/aggs.def"
#undef NP_AGG
}

static void probes(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"written", "probe", NULL, "example"};
	struct np_section *s = begin_table(
		a, out, "Probes", "probe",
		"How probes are written. A word without `:` is the entry of that function of the "
		"kernel. [kernels.md](kernels.md) says what they become on which kernel.",
		columns);

#define NP_PROBE_KIND(spelling, kind, parts, match, help, example_) \
	add(a, s, spelling, *parts ? spelling ":" parts : spelling, help)->example = example_;
#include "check/probes.def"
#undef NP_PROBE_KIND
}

/* "%d %i" of "di" */
static const char *conversion_name(struct np_arena *a, const char *letters)
{
	const char *name = "";

	for (; *letters; letters++)
		name = np_sprintf(a, "%s%s%%%c", name, *name ? " " : "", *letters);
	return name;
}

static void conversions(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"conversion", "prints", "such as", NULL};
	struct np_section *s = begin_table(
		a, out, "Conversions of printf", "conversion",
		"Flags `-` `+` blank `#` `0`, width and precision are those of C; so are lengths: "
		"without one, an integer is cut to an int (`%ld` is for 64 bits).",
		columns);
	static const struct {
		const char *letters, *help, *value, *prints;
	} rows[] = {
#define NP_CONVERSION(letters, takes, help, value, prints) {letters, help, value, prints},
#include "check/conversions.def"
#undef NP_CONVERSION
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *name = conversion_name(a, rows[i].letters);
		const char *note =
			*rows[i].prints ? np_sprintf(a, "`%%%c` of `%s` is `%s`", *rows[i].letters,
						     rows[i].value, rows[i].prints)
					: NULL;

		struct np_topic *t = add(a, s, name, name, rows[i].help);

		t->note = note;
		t->also = name;
	}
}

static void packets(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"member", "of", "is", NULL};
	struct np_section *s = begin_table(
		a, out, "Members of flow() and packet()", "member of a packet",
		"What could not be read is `?`, and `null` in JSON; a packet also has `.inner`, "
		"the packet in it where it is a tunnel's.",
		columns);
	enum part { WHOLE, FLAGS, BOTH, FLOW, PACKET };
	static const char *const parts[] = {[WHOLE] = "both",
					    [FLAGS] = "packet",
					    [BOTH] = "both",
					    [FLOW] = "flow",
					    [PACKET] = "packet"};

#define NP_PACKET(name, type, words, part, help) \
	add(a, s, name, "." name, parts[part])->note = help;
#include "check/packet.def"
#undef NP_PACKET
}

static void params(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"type", "takes", NULL, NULL};
	struct np_section *s = begin_table(
		a, out, "Types of params", "type of param",
		"Of a script's options: `param NAME: TYPE = default \"help\"`. `NAME.set` tells "
		"whether the user gave it.",
		columns);

#define NP_PARAM_TYPE(id, name, class, parse, help) add(a, s, name, name, help);
#include "image/params.def"
#undef NP_PARAM_TYPE
}

enum config_kind { NUMBER, BOOL, TEXT, CHOICE };

/* What a row of config.def takes, and its default. */
static const char *config_note(struct np_arena *a, enum config_kind kind, uint64_t most,
			       const char *texts, uint64_t value)
{
	const char *first = texts ? texts : "";

	switch (kind) {
	case NUMBER:
		return np_sprintf(a, "0 to %llu; %llu", (unsigned long long)most,
				  (unsigned long long)value);
	case BOOL: return value ? "true or false; true" : "true or false; false";
	case TEXT: return np_sprintf(a, "a text; \"%s\"", texts);
	case CHOICE: break;
	}
	for (; value; value--)
		first = strchr(first, '|') + 1;
	char *list = np_strdup(a, texts);

	for (char *p = list; (p = strchr(p, '|'));)
		*p = ',';
	return np_sprintf(a, "one of %s; %.*s", list, (int)strcspn(first, "|"), first);
}

static void config(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"name", "what it does", "takes; default", NULL};
	struct np_section *s = begin_table(
		a, out, "Configuration", "configuration",
		"Names of the `config = { name = value; }` block; in the environment "
		"`BPFTRACE_NAME`, in capitals. Those that are \"accepted\" change nothing.",
		columns);

#define NP_CONFIG(id, name, kind, most, texts, value, help) \
	add(a, s, name, name, help)->note = config_note(a, kind, most, texts, value);
#define NP_CONFIG_OLD(old, name, negated) \
	add(a, s, old, old, negated ? "once for: not `" name "`" : "once for `" name "`");
#define NP_CONFIG_OUTSIDE(name) add(a, s, name, name, "in the environment only; accepted");
#include "check/config.def"
#undef NP_CONFIG
#undef NP_CONFIG_OLD
#undef NP_CONFIG_OUTSIDE
}

static void maps(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"kind", "what it is", NULL, NULL};
	struct np_section *s =
		begin_table(a, out, "Kinds of maps", "kind of map",
			    "As maps are declared: `let @m = lruhash(100);`. One that is "
			    "not declared holds `--max-map-keys` keys.",
			    columns);

#define NP_MAP_KIND(name, type, per_cpu, other, help) add(a, s, name, name "(keys)", help);
#include "check/map_kinds.def"
#undef NP_MAP_KIND
}

static void events(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"event", "of", "fires every", NULL};
	struct np_section *s =
		begin_table(a, out, "Events of perf", "event",
			    "Of `software:` and `hardware:` probes. `hardware:rHEX` and what is in "
			    "/sys/bus/event_source/devices work too.",
			    columns);

	static const struct {
		const char *name, *alias, *kind, *count;
	} rows[] = {
#define SOFTWARE "software"
#define HARDWARE "hardware"
#define NP_PERF_EVENT(kind, name, alias, type, config, count) {name, alias, kind, #count},
#include "image/perf_events.def"
#undef NP_PERF_EVENT
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *usage = rows[i].name;

		if (*rows[i].alias)
			usage = np_sprintf(a, "%s, %s", usage, rows[i].alias);
		struct np_topic *t = add(a, s, rows[i].name, usage, rows[i].kind);

		t->note = rows[i].count;
		t->also = rows[i].alias;
	}
}

static void options(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"option", "what it does", NULL, NULL};
	struct np_section *s =
		begin_table(a, out, "Options", "option",
			    "They may stand before the script's name or behind it.", columns);
	static const struct {
		char letter;
		const char *name, *value, *help;
	} rows[] = {
#define NP_OPTION(id, letter, name, value, help) {letter, name, value, help},
#include "cli/options.def"
#undef NP_OPTION
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *letter = rows[i].letter ? np_sprintf(a, "-%c", rows[i].letter) : "";
		const char *name = rows[i].name ? np_sprintf(a, "--%s", rows[i].name) : "";
		const char *usage =
			np_sprintf(a, "%s%s%s%s%s", letter, *letter && *name ? ", " : "", name,
				   rows[i].value ? " " : "", rows[i].value ? rows[i].value : "");

		add(a, s, *name ? name : letter, usage, rows[i].help)->also =
			np_sprintf(a, "%s %s", letter, rows[i].name ? rows[i].name : "");
	}
}

static void bpftrace_options(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"option", "here", "because", NULL};
	static const char *const words[] = {
		[NP_BPFTRACE_ALIAS] = "is -",
		[NP_BPFTRACE_SILENT] = "accepted",
		[NP_BPFTRACE_NOTE] = "accepted, with a note",
		[NP_BPFTRACE_REFUSE] = "refused",
		[NP_BPFTRACE_MODE] = "is --test or --bench",
		[NP_BPFTRACE_INFO] = "is nprobe doctor",
		[NP_BPFTRACE_IMAGE] = "is nprobe build -o",
		[NP_BPFTRACE_FMT] = "is nprobe fmt",
	};
	static const struct {
		const char *name, *value, *text;
		int action;
		char letter;
	} rows[] = {
#define NP_BPFTRACE_OPTION(name, letter, value, action, text) \
	{name, value, text, NP_BPFTRACE_##action, letter},
#include "cli/bpftrace_options.def"
#undef NP_BPFTRACE_OPTION
	};
	struct np_section *s = begin_table(a, out, "Options of bpftrace", "option of bpftrace",
					   "They stand before the script.", columns);

	s->is_long = true;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *letter = rows[i].letter ? np_sprintf(a, "-%c", rows[i].letter) : "";
		const char *name = rows[i].name ? np_sprintf(a, "--%s", rows[i].name) : "";
		const char *value = rows[i].value ? rows[i].value : "";
		bool alias = rows[i].action == NP_BPFTRACE_ALIAS;
		struct np_topic *t = add(
			a, s, *name ? name : letter,
			np_sprintf(a, "%s%s%s%s%s", letter, *letter && *name ? ", " : "", name,
				   *value ? " " : "", value),
			np_sprintf(a, "%s%s", words[rows[i].action], alias ? rows[i].text : ""));

		t->note = alias || !*rows[i].text ? NULL : rows[i].text;
		t->also = letter;
	}
}

static void commands(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"command", "what it does", NULL, NULL};
	struct np_section *s = begin_table(
		a, out, "Commands", "command",
		"`nprobe COMMAND ...`. A script of the same name is run as ./NAME or PLACE/NAME.",
		columns);

#define NP_COMMAND(name, function, arguments, help) \
	add(a, s, name, *arguments ? name " " arguments : name, help);
#include "cli/commands.def"
#undef NP_COMMAND
}

static void kernel_macros(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"macro", "comes to", NULL, NULL};
	struct np_section *s =
		begin_table(a, out, "Macros of kernel headers", "macro of kernel headers",
			    "Known without headers. What the kernel's BTF has, enumerators and "
			    "types, and the usual constants (`AF_INET6`, `ETH_P_IP`, `O_CREAT`, "
			    "`SIGKILL`, `EPERM` ...) are known too.",
			    columns);
	static const struct {
		const char *name, *parameters, *value;
	} rows[] = {
#define NP_KERNEL_MACRO(name, parameters, value) {name, parameters, value},
#include "check/kernel_macros.def"
#undef NP_KERNEL_MACRO
	};

	s->is_long = true;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		add(a, s, rows[i].name,
		    *rows[i].parameters ? np_sprintf(a, "%s(%s)", rows[i].name, rows[i].parameters)
					: rows[i].name,
		    np_sprintf(a, "`%s`", rows[i].value));
}

static void old_names(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"function", "became", "last in", NULL};
	struct np_section *s = begin_table(
		a, out, "Functions that kernels have renamed", "old name",
		"Where a kernel has no function of that name, the first of the others that it has "
		"is probed, and a note says so. `+`: other code calls that one too. `!`: its "
		"arguments are others. `-`: the name is newer, or was always inlined. What got "
		"`_noprof` behind its name with 6.10 (allocators) needs no row.",
		columns);

	s->is_long = true;
#define NP_OLD_NAME(name, last, others) \
	add(a, s, name, name, "`" others "`")->note = *last ? last : "-";
#include "check/old_names.def"
#undef NP_OLD_NAME
}

static void old_tracepoints(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"tracepoint", "became", "last in", NULL};
	struct np_section *s =
		begin_table(a, out, "Tracepoints that kernels have renamed", "old tracepoint",
			    "As with functions; `-`: the name is newer.", columns);

	s->is_long = true;
#define NP_OLD_TRACEPOINT(name, last, others) \
	add(a, s, name, name, "`" others "`")->note = *last ? last : "-";
#include "check/old_tracepoints.def"
#undef NP_OLD_TRACEPOINT
}

static void features(struct np_arena *a, np_sections *out)
{
	static const char *const columns[] = {"feature", "for", "takes", NULL};
	struct np_section *s =
		begin_table(a, out, "What kernels can do", "feature of a kernel",
			    "`nprobe doctor` tries each of them on this one.", columns);

	s->is_long = true;
#define NP_FEATURE(id, name, since, purpose, cure) add(a, s, name, name, purpose)->note = cure;
#include "world/features.def"
#undef NP_FEATURE
}

void np_topics(struct np_arena *a, np_sections *out)
{
	probes(a, out);
	builtins(a, out);
	aggregations(a, out);
	conversions(a, out);
	packets(a, out);
	params(a, out);
	maps(a, out);
	config(a, out);
	options(a, out);
	bpftrace_options(a, out);
	commands(a, out);
	events(a, out);
	kernel_macros(a, out);
	old_names(a, out);
	old_tracepoints(a, out);
	features(a, out);
}
