#include "cli/words.h"

#include <stdio.h>
#include <string.h>

static const struct np_word *find(const struct np_word *known, size_t n, const char *word,
				  size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(known[i].name) == len && !memcmp(known[i].name, word, len))
			return &known[i];
	return NULL;
}

int np_words_read(const char *command, char **argv, int *n, const struct np_word *known,
		  size_t n_known)
{
	int left = 0;
	bool ended = false;

	for (int i = 1; argv[i]; i++) {
		char *word = argv[i];
		size_t len = strcspn(word, "=");
		const struct np_word *w = find(known, n_known, word, len);

		if (ended || *word != '-' || !word[1]) {
			argv[1 + left++] = word;
		} else if (!strcmp(word, "--")) {
			ended = true;
		} else if (!w || (!w->value && word[len])) {
			fprintf(stderr,
				"nprobe: error NP0501: unknown option '%s'\n  hint: nprobe %s "
				"--help\n",
				word, command);
			return 1;
		} else if (!w->value) {
			*w->given = true;
		} else if (word[len]) {
			*w->value = word + len + 1;
		} else if (argv[i + 1]) {
			*w->value = argv[++i];
		} else {
			fprintf(stderr, "nprobe: error NP0502: option '%s' needs a value\n", word);
			return 1;
		}
	}
	argv[1 + left] = NULL;
	*n = left;
	return 0;
}
