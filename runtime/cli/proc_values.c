#include "cli/proc_values.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SYS "/proc/sys/"
/* A host may have thousands of devices: so many lines are shown of those that differ. */
#define SHOWN 16

/* The one line of a file, with single blanks; false: it cannot be read. */
static bool read_value(const char *path, struct np_text *value)
{
	FILE *f = fopen(path, "re");
	int c = EOF;
	bool ok;

	np_text_clear(value);
	if (!f)
		return false;
	while ((c = fgetc(f)) != EOF && c != '\n')
		np_text_addc(value, c == '\t' ? ' ' : (char)c);
	ok = !ferror(f);
	fclose(f);
	if (!value->n)
		np_text_add(value, "");
	return ok;
}

/* As sysctl writes it: with dots, and a device's own dot as '/'. */
static void add_name(struct np_text *out, const char *path)
{
	for (const char *p = path + strlen(SYS); *p; p++)
		np_text_addc(out, *p == '/' ? '.' : *p == '.' ? '/' : *p);
}

static void add_line(struct np_text *out, const char *indent, const char *path,
		     const struct np_text *value)
{
	np_text_add(out, indent);
	add_name(out, path);
	np_text_addf(out, " = %s\n", value->n ? value->s : "");
}

/* The path with NAME in the place of the '*'. */
static void fill(struct np_text *path, const char *pattern, const char *name)
{
	size_t before = strcspn(pattern, "*");

	np_text_clear(path);
	np_text_add(path, SYS);
	np_text_addn(path, pattern, before);
	if (pattern[before])
		np_text_addf(path, "%s%s", name, pattern + before + 1);
}

void np_proc_setting(struct np_text *out, const char *indent, const char *pattern)
{
	struct np_text path = {0}, base = {0}, value = {0};
	glob_t found = {0};
	size_t differ = 0, i;

	fill(&path, pattern, "all");
	if (!read_value(path.s, &base)) {
		fill(&path, pattern, "default");
		if (!read_value(path.s, &base)) {
			np_text_add(out, indent);
			fill(&path, pattern, "*");
			add_name(out, path.s);
			np_text_add(out, ": not here\n");
			goto out;
		}
	}
	add_line(out, indent, path.s, &base);
	if (!strchr(pattern, '*'))
		goto out;
	struct np_text all = {0};

	fill(&all, pattern, "*");
	if (!glob(all.s, 0, NULL, &found))
		for (i = 0; i < found.gl_pathc; i++)
			if (strcmp(found.gl_pathv[i], path.s) &&
			    read_value(found.gl_pathv[i], &value) &&
			    strcmp(value.n ? value.s : "", base.n ? base.s : "") &&
			    differ++ < SHOWN)
				add_line(out, indent, found.gl_pathv[i], &value);
	globfree(&found);
	np_text_free(&all);
	if (differ > SHOWN)
		np_text_addf(out, "%s... and %zu more that differ from the first\n", indent,
			     differ - SHOWN);
out:
	np_text_free(&path);
	np_text_free(&base);
	np_text_free(&value);
}

/* The N-th word behind the colon of a line, 0: the first; NULL: there are not so many. */
static char *nth_word(char *line, size_t n)
{
	char *word = strchr(line, ':'), *save = NULL;

	if (!word)
		return NULL;
	for (word = strtok_r(word + 1, " \n", &save); word && n; n--)
		word = strtok_r(NULL, " \n", &save);
	return word;
}

/* /proc/net/snmp, netstat: a line of names and a line of values, each headed by the protocol. */
static bool in_pairs(struct np_text *value, const char *file, const char *name)
{
	FILE *f = fopen(file, "re");
	char *line = NULL;
	size_t cap = 0;
	bool found = false;

	while (f && !found && getline(&line, &cap, f) > 0) {
		size_t proto = strcspn(line, ":"), at = 0;
		bool ours = !strncmp(line, name, proto);
		char *save = NULL, *word = NULL;

		if (ours && line[proto])
			word = strtok_r(line + proto + 1, " \n", &save);
		for (; word && strcmp(word, name + proto); at++)
			word = strtok_r(NULL, " \n", &save);
		if (getline(&line, &cap, f) < 0 || !word)
			continue;
		word = nth_word(line, at);
		found = word != NULL;
		if (word)
			np_text_add(value, word);
	}
	free(line);
	if (f)
		fclose(f);
	return found;
}

/* /proc/net/snmp6: a name and a value a line. */
static bool in_lines(struct np_text *value, const char *file, const char *name)
{
	FILE *f = fopen(file, "re");
	char found[64], number[32];
	bool ok = false;

	while (f && !ok && fscanf(f, "%63s %31s", found, number) == 2)
		ok = !strcmp(found, name);
	if (ok)
		np_text_add(value, number);
	if (f)
		fclose(f);
	return ok;
}

bool np_proc_counter(struct np_text *out, const char *indent, const char *name)
{
	struct np_text value = {0};
	bool found = in_pairs(&value, "/proc/net/snmp", name) ||
		     in_pairs(&value, "/proc/net/netstat", name) ||
		     in_lines(&value, "/proc/net/snmp6", name);

	if (found)
		np_text_addf(out, "%s%s = %s\n", indent, name, value.s);
	np_text_free(&value);
	return found;
}
