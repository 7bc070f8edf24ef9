/*
 * nprobe explain: what an error code means, at length. Titles and summaries are rows of
 * errors.def; the rest is text, parser/base/explain.txt, which is part of the program.
 */
#include "cli/explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "cli/commands.h"

__asm__(".pushsection .rodata\n"
	"explain_text: .incbin \"" NP_EXPLAIN_TEXT "\"\n"
	".byte 0\n"
	".popsection\n");
extern const char explain_text[];

/* The lines below "NP0123" up to the next code. */
static const char *find(enum np_error code, size_t *len)
{
	char head[16];

	snprintf(head, sizeof(head), "\nNP%04d\n", (int)code);
	const char *text = strstr(explain_text, head), *end;

	if (!text)
		return NULL;
	text += strlen(head);
	end = strstr(text, "\n\nNP");
	*len = end ? (size_t)(end - text) + 1 : strlen(text);
	return text;
}

bool np_explain(enum np_error code, struct np_text *out)
{
	size_t len;
	const char *text = find(code, &len);

	if (!np_error_title(code))
		return false;
	np_text_addf(out, "%s\n", np_error_explain(code));
	if (text)
		np_text_addn(out, text, len);
	return true;
}

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

void np_explain_codes(int codes[NP_ERROR_COUNT])
{
	static const int rows[] = {
#define NP_ERROR(number, id, title, explain) NP_E_##id,
#include "base/errors.def"
#undef NP_ERROR
	};

	memcpy(codes, rows, sizeof(rows));
	qsort(codes, NP_ERROR_COUNT, sizeof(rows[0]), by_number);
}

static void list(struct np_text *out)
{
	int codes[NP_ERROR_COUNT];

	np_explain_codes(codes);
	for (size_t i = 0; i < NP_ERROR_COUNT; i++)
		np_text_addf(out, "NP%04d  %s\n", codes[i],
			     np_error_title((enum np_error)codes[i]));
}

/* "NP0123", "np123", "123". */
static enum np_error read_code(const char *text)
{
	const char *number = text + (strncasecmp(text, "np", 2) ? 0 : 2);
	char *end;
	long n = strtol(number, &end, 10);

	return *number && !*end && n > 0 && n < 10000 ? (enum np_error)n : NP_E_NONE;
}

int np_cmd_explain(int argc, char **argv)
{
	struct np_text out = {0};
	enum np_error code = argc == 2 ? read_code(argv[1]) : NP_E_NONE;

	if (np_command_help(argc, argv))
		return 0;
	if (argc > 2 || (argc == 2 && !np_error_title(code))) {
		fprintf(stderr,
			"nprobe: error NP0502: %s%s%s\n  hint: nprobe explain lists the codes\n",
			argc == 2 ? "there is no error '" : "one code at a time",
			argc == 2 ? argv[1] : "", argc == 2 ? "'" : "");
		return 1;
	}
	if (argc == 1) {
		list(&out);
	} else {
		np_text_addf(&out, "NP%04d: %s\n\n", (int)code, np_error_title(code));
		np_explain(code, &out);
	}
	fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return 0;
}
