/* The reasons by their names. */
#include "cli/drop_reason.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"

#define PREFIX "SKB_DROP_REASON_"

static const struct np_drop_reason rows[] = {
#define NP_DROP_GROUP(title) {.group = title},
#define NP_DROP(name, summary, happened, look, settings, counters, scripts) \
	{NULL, #name, summary, happened, look, settings, counters, scripts, false},
#define NP_DROP_PREFIX(name, summary, happened, look, settings, counters, scripts) \
	{NULL, #name, summary, happened, look, settings, counters, scripts, true},
#include "cli/drop_reasons.def"
#undef NP_DROP_GROUP
#undef NP_DROP
#undef NP_DROP_PREFIX
};

const struct np_drop_reason *np_drop_reasons(size_t *n)
{
	*n = sizeof(rows) / sizeof(*rows);
	return rows;
}

/* In the case of the table, without what all names begin with; false: too long for a name. */
static bool plain_name(const char *word, char *buf, size_t n)
{
	size_t skip = strncasecmp(word, PREFIX, strlen(PREFIX)) ? 0 : strlen(PREFIX), i = 0;

	for (; word[skip + i] && i + 1 < n; i++)
		buf[i] = (char)toupper((unsigned char)word[skip + i]);
	buf[i] = '\0';
	return !word[skip + i];
}

const struct np_drop_reason *np_drop_reason_find(const char *word)
{
	char name[64];

	if (!plain_name(word, name, sizeof(name)))
		return NULL;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].name &&
		    (rows[i].is_prefix ? !strncmp(rows[i].name, name, strlen(rows[i].name))
				       : !strcmp(rows[i].name, name)))
			return &rows[i];
	return NULL;
}

const char *np_drop_reason_nearest(const char *word, char *buf, size_t n)
{
	char name[64];
	struct np_nearest near = {.want = name};

	if (!plain_name(word, name, sizeof(name)))
		return NULL;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].name && !rows[i].is_prefix)
			np_nearest_try(&near, rows[i].name);
	if (!np_nearest_best(&near))
		return NULL;
	snprintf(buf, n, "%s", np_nearest_best(&near));
	return buf;
}
