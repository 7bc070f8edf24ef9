/*
 * Events in perf's syntax, "pmu/term=value,name/": the folder of the PMU in sysfs says which bits
 * of the configuration a term stands for, and which terms a named event.
 */
#include <errno.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attach/attach_internal.h"

#define DEVICES "/sys/bus/event_source/devices/"
#define DEEPEST 2 /* an event's name stands for terms, and those for bits */

static bool read_line(const char *pmu, const char *folder, const char *name, char *text,
		      size_t size)
{
	char path[256];
	FILE *f;
	bool ok;

	if (strchr(name, '/') || strchr(pmu, '/') ||
	    snprintf(path, sizeof(path), DEVICES "%s/%s%s", pmu, folder, name) >= (int)sizeof(path))
		return false;
	f = fopen(path, "re");
	ok = f && fgets(text, (int)size, f);
	if (f)
		fclose(f);
	if (ok)
		text[strcspn(text, "\n")] = '\0';
	return ok;
}

/* Puts a value into the bits "config1:0-7,32-35" of the configuration, the lowest first. */
static bool put_bits(struct perf_event_attr *attr, const char *where, uint64_t value)
{
	__u64 *word = !strncmp(where, "config:", 7)    ? &attr->config
		      : !strncmp(where, "config1:", 8) ? &attr->config1
		      : !strncmp(where, "config2:", 8) ? &attr->config2
						       : NULL;

	if (!word)
		return false;
	for (const char *p = strchr(where, ':'); p && *p; p = strchr(p, ',')) {
		char *end;
		unsigned long low = strtoul(p + 1, &end, 10), high = low;

		if (*end == '-')
			high = strtoul(end + 1, &end, 10);
		p = end;
		for (unsigned long bit = low; bit <= high && bit < 64; bit++, value >>= 1)
			*word |= (value & 1) << bit;
		if (*p != ',')
			break;
	}
	return !value;
}

static int put_terms(const char *pmu, const char *terms, int depth, struct perf_event_attr *attr,
		     struct attach_why *why);

static int put_term(const char *pmu, char *term, int depth, struct perf_event_attr *attr,
		    struct attach_why *why)
{
	char *equals = strchr(term, '='), text[256], *end;
	uint64_t value = 1;

	if (equals) {
		*equals = '\0';
		value = strtoull(equals + 1, &end, 0);
		if (*end || end == equals + 1)
			goto wrong;
	}
	if (!strcmp(term, "config")) {
		attr->config |= value;
		return 0;
	}
	if (read_line(pmu, "format/", term, text, sizeof(text)) && put_bits(attr, text, value))
		return 0;
	if (!equals && depth < DEEPEST && read_line(pmu, "events/", term, text, sizeof(text)))
		return put_terms(pmu, text, depth + 1, attr, why);
wrong:
	snprintf(why->message, sizeof(why->message), "'%s' knows no '%s' with that value", pmu,
		 term);
	snprintf(why->hint, sizeof(why->hint), "ls " DEVICES "%s/events " DEVICES "%s/format", pmu,
		 pmu);
	return -EINVAL;
}

static int put_terms(const char *pmu, const char *terms, int depth, struct perf_event_attr *attr,
		     struct attach_why *why)
{
	char copy[256], *state, *term;
	int err = 0;

	snprintf(copy, sizeof(copy), "%s", terms);
	for (term = strtok_r(copy, ",", &state); term && !err; term = strtok_r(NULL, ",", &state))
		err = put_term(pmu, term, depth, attr, why);
	return err;
}

int attach_pmu_event(const char *name, struct perf_event_attr *attr, struct attach_why *why)
{
	char pmu[64], terms[256], text[32];
	const char *slash = strchr(name, '/');

	snprintf(pmu, sizeof(pmu), "%.*s", (int)(slash - name), name);
	snprintf(terms, sizeof(terms), "%.*s", (int)strlen(slash + 1) - 1, slash + 1);
	if (!read_line(pmu, "", "type", text, sizeof(text))) {
		snprintf(why->message, sizeof(why->message), "this machine has no PMU '%s'", pmu);
		snprintf(why->hint, sizeof(why->hint), "ls " DEVICES);
		return -ENOENT;
	}
	attr->type = (uint32_t)atoi(text);
	return put_terms(pmu, terms, 0, attr, why);
}
