/*
 * Completion: where in the command line the last word stands, by the rules of options.c, and
 * what may stand there.  Says nothing of what is wrong with the words before it.
 */
#include "cli/complete.h"

#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/drop_reason.h"
#include "cli/explain.h"
#include "cli/script_params.h"
#include "cli/topics.h"

static const struct option_row {
	char letter;
	const char *long_name, *value, *help;
} options[] = {
#define NP_OPTION(id, letter, long_name, value, help) {letter, long_name, value, help},
#include "cli/options.def"
#undef NP_OPTION
};
#define OPTIONS (sizeof(options) / sizeof(*options))

static const struct command_row {
	const char *name, *arguments, *help;
} commands[] = {
#define NP_COMMAND(name, function, arguments, help) {name, arguments, help},
#include "cli/commands.def"
#undef NP_COMMAND
};
#define COMMANDS (sizeof(commands) / sizeof(*commands))

/* The words before the one that is being written, as they are understood. */
struct line {
	char **words; /* n, and the last one */
	int n;
	const char *script, *program;
	struct np_plan params; /* of the script */
	bool has_params;
	const struct option_row *option;   /* whose value comes next; NULL */
	const struct np_plan_param *param; /* the same */
	int behind;                        /* words behind --; -1: there is none */
};

void np_complete_offer(struct np_complete *c, const char *word, const char *help)
{
	const char *have = c->word + c->glued;

	if (!*word || strncmp(word, have, strlen(have)))
		return;
	np_text_addf(&c->out, "%.*s%s\t", (int)c->glued, c->word, word);
	for (const char *p = help ? help : ""; *p; p++)
		np_text_addc(&c->out, *p == '\n' || *p == '\t' ? ' ' : *p);
	np_text_addc(&c->out, '\n');
}

void np_complete_words(struct np_complete *c, const char *words, const char *help)
{
	static const char between[] = ", \t|[]";

	for (words += strspn(words, between); *words; words += strspn(words, between)) {
		size_t len = strcspn(words, between);

		np_complete_offer(c, np_strndup(c->arena, words, len), help);
		words += len;
	}
}

static const struct option_row *find_option(const char *name, size_t len)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].long_name && strlen(options[i].long_name) == len &&
		    !memcmp(options[i].long_name, name, len))
			return &options[i];
	return NULL;
}

static const struct option_row *find_letter(char letter)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].letter == letter)
			return &options[i];
	return NULL;
}

static void read_params(struct np_complete *c, struct line *l)
{
	const char *text = l->program, *path = "-e";
	size_t len = text ? strlen(text) : 0;

	if (l->has_params || !(l->script || l->program))
		return;
	l->has_params = true;
	if (!text && l->script && np_script_is_there(c->arena, l->script))
		text = np_script_read(c->arena, l->script, &len, &path);
	if (text)
		np_script_params(c->arena, path, text, len, &l->params);
}

static const struct np_plan_param *find_param(struct np_complete *c, struct line *l,
					      const char *name, size_t len)
{
	read_params(c, l);
	np_vec_each (const struct np_plan_param, p, &l->params.params)
		if (strlen(p->name) == len && !memcmp(p->name, name, len))
			return p;
	return NULL;
}

static bool takes_value(const struct option_row *o)
{
	return o && o->value && o->value[0] != '[';
}

static void read_word(struct np_complete *c, struct line *l, const char *word)
{
	const struct option_row *o = NULL;
	size_t len = strcspn(word, "=");

	if (l->option || l->param) {
		if (l->option && l->option->letter == 'e')
			l->program = word;
		l->option = NULL;
		l->param = NULL;
	} else if (!strcmp(word, "--")) {
		l->behind = 0;
	} else if (!strncmp(word, "--", 2)) {
		const struct np_plan_param *p = find_param(c, l, word + 2, len - 2);

		if (p && strcmp(p->type, "bool") && !word[len])
			l->param = p;
		o = p || word[len] ? NULL : find_option(word + 2, len - 2);
	} else if (word[0] == '-' && word[1]) {
		o = find_letter(word[strlen(word) - 1]);
		/* in -ofile the file is glued to the letter */
		if (word[2] && takes_value(find_letter(word[1])))
			o = NULL;
	} else if (!l->script && !l->program) {
		l->script = word;
	}
	if (takes_value(o))
		l->option = o;
}

static const char *option_name(struct np_complete *c, const struct option_row *o)
{
	return o->long_name ? o->long_name : np_sprintf(c->arena, "%c", o->letter);
}

/* The table of values knows options by their letters first. */
static void offer_value(struct np_complete *c, const struct option_row *o)
{
	np_complete_option(c, o->letter ? np_sprintf(c->arena, "%c", o->letter) : o->long_name);
}

static void offer_params(struct np_complete *c, struct line *l)
{
	read_params(c, l);
	np_vec_each (const struct np_plan_param, p, &l->params.params)
		np_complete_offer(c, np_sprintf(c->arena, "--%s", p->name), p->help);
}

static void offer_options(struct np_complete *c, struct line *l)
{
	offer_params(c, l);
	for (size_t i = 0; i < OPTIONS; i++) {
		const char *name = option_name(c, &options[i]);

		if (!options[i].long_name || !find_param(c, l, name, strlen(name)))
			np_complete_offer(c,
					  np_sprintf(c->arena, "%s%s",
						     options[i].long_name ? "--" : "-", name),
					  options[i].help);
	}
}

/* --name=value, in one word. */
static bool offer_glued(struct np_complete *c, struct line *l)
{
	size_t len = strcspn(c->word, "=");
	const struct np_plan_param *p;
	const struct option_row *o;

	if (strncmp(c->word, "--", 2) || !c->word[len])
		return false;
	c->glued = len + 1;
	p = find_param(c, l, c->word + 2, len - 2);
	o = find_option(c->word + 2, len - 2);
	if (p)
		np_complete_param(c, p->type, p->type_args);
	else if (o)
		offer_value(c, o);
	return true;
}

static void offer_commands(struct np_complete *c)
{
	for (size_t i = 0; i < COMMANDS; i++)
		np_complete_offer(c, commands[i].name, commands[i].help);
}

static void topics(struct np_complete *c)
{
	np_sections sections = {0};

	np_complete_scripts(c);
	np_topics(c->arena, &sections);
	np_vec_each (struct np_section, s, &sections)
		if (!s->is_long)
			np_vec_each (struct np_topic, t, &s->topics)
				if (!strpbrk(t->name, " \t"))
					np_complete_offer(c, t->name, t->help);
}

static void drop_reasons(struct np_complete *c)
{
	size_t n;
	const struct np_drop_reason *r = np_drop_reasons(&n);

	np_complete_offer(c, "drops", "all reasons why the kernel drops packets");
	for (; n; n--, r++)
		if (r->name && !r->is_prefix)
			np_complete_offer(c, r->name, r->summary);
}

static void codes(struct np_complete *c)
{
	static const struct {
		int number;
		const char *title;
	} all[] = {
#define NP_ERROR(number, id, title, explain) {1##number - 10000, title},
#include "base/errors.def"
#undef NP_ERROR
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		np_complete_offer(c, np_sprintf(c->arena, "NP%04d", all[i].number), all[i].title);
	drop_reasons(c);
}

static void script_files(struct np_complete *c)
{
	np_complete_scripts(c);
	c->also = NP_ALSO_SCRIPTS;
}

static void any_file(struct np_complete *c)
{
	c->also = NP_ALSO_FILES;
}

static void nothing(struct np_complete *c)
{
	(void)c;
}

/*
 * What a command takes: as its row in commands.def says, where FILE and NAME are scripts; but for
 * these.
 */
static void offer_arguments(struct np_complete *c, const struct command_row *command)
{
	static const struct {
		const char *command;
		void (*offer)(struct np_complete *c);
	} other[] = {
		{"help", topics},
		{"explain", codes},
		{"type", nothing},
		{"addr", any_file},
		{"list", np_complete_scripts},
		{"search", np_complete_scripts},
		{"world", any_file},
		{"new", nothing},
	};

	if (c->word[0] == '-')
		for (const char *p = strchr(command->arguments, '-'); p; p = strchr(p, '-')) {
			size_t len = strcspn(p, " |]");

			np_complete_offer(c, np_strndup(c->arena, p, len), NULL);
			p += len;
		}
	if (c->word[0] == '-') {
		np_complete_offer(c, "--help", "what the command does");
		return;
	}
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		if (!strcmp(other[i].command, command->name)) {
			other[i].offer(c);
			return;
		}
	if (strstr(command->arguments, "FILE"))
		script_files(c);
	else if (strstr(command->arguments, "NAME"))
		np_complete_scripts(c);
	else if (strchr(command->arguments, '|'))
		np_complete_words(c, command->arguments, NULL);
}

static void offer_script(struct np_complete *c, const struct line *l)
{
	if (l->n == 0)
		offer_commands(c);
	script_files(c);
}

static const struct command_row *find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

static void complete(struct np_complete *c, struct line *l)
{
	const struct command_row *command = l->n ? find_command(l->words[0]) : NULL;

	for (int i = command ? 1 : 0; i < l->n; i++) {
		if (l->behind >= 0)
			l->behind++;
		else
			read_word(c, l, l->words[i]);
	}
	if (l->behind >= 0)
		c->also = l->behind ? NP_ALSO_FILES : NP_ALSO_COMMANDS;
	else if (l->option)
		offer_value(c, l->option);
	else if (l->param)
		np_complete_param(c, l->param->type, l->param->type_args);
	else if (command)
		offer_arguments(c, command);
	else if (offer_glued(c, l))
		;
	else if (c->word[0] == '-')
		offer_options(c, l);
	else if (!l->script && !l->program)
		offer_script(c, l);
	else
		offer_params(c, l);
}

int np_cmd_complete(int argc, char **argv)
{
	static const char *const also[] = {"none", "files", "dirs", "scripts", "commands"};

	if (argc < 2)
		return 1;
	struct np_complete c = {.arena = np_arena_new(), .word = argv[argc - 1]};
	struct line l = {.words = argv + 1, .n = argc - 2, .behind = -1};

	complete(&c, &l);
	printf("%s\n%s", also[c.also], c.out.n ? c.out.s : "");
	np_text_free(&c.out);
	np_arena_free(c.arena);
	return 0;
}
