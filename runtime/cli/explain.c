/*
 * nprobe explain: what an error code means, at length, or why the kernel dropped a packet
 * (drop_reason.h). Titles and summaries of errors are rows of errors.def; the rest is text,
 * parser/base/explain.txt, which is part of the program.
 */
#include "cli/explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "cli/commands.h"
#include "cli/drop_reason.h"

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

static int unknown(const char *word)
{
	char buf[64];
	const char *near = np_drop_reason_nearest(word, buf, sizeof(buf));
	const char *number = word + (strncasecmp(word, "np", 2) ? 0 : 2);

	if (*number && !number[strspn(number, "0123456789")])
		fprintf(stderr,
			"nprobe: error NP0502: there is no error '%s'\n"
			"  hint: nprobe explain lists the codes\n",
			word);
	else if (near)
		fprintf(stderr,
			"nprobe: error NP0502: there is no error, and no reason of a drop, '%s'\n"
			"  hint: did you mean '%s'?\n",
			word, near);
	else
		fprintf(stderr,
			"nprobe: error NP0502: there is no error, and no reason of a drop, '%s'\n"
			"  hint: nprobe explain lists the codes, nprobe explain drops the "
			"reasons\n",
			word);
	return 1;
}

/* Whether the word says what to explain; the text is in out then. */
static bool explain(const char *word, struct np_text *out)
{
	const struct np_drop_reason *reason = np_drop_reason_find(word);
	enum np_error code = read_code(word);

	if (!strcasecmp(word, "drops")) {
		np_drop_reason_list(out);
	} else if (reason) {
		np_drop_reason_show(out, reason);
	} else if (np_error_title(code)) {
		np_text_addf(out, "NP%04d: %s\n\n", (int)code, np_error_title(code));
		np_explain(code, out);
	} else {
		return false;
	}
	return true;
}

int np_cmd_explain(int argc, char **argv)
{
	struct np_text out = {0};
	int status = 0;

	if (np_command_help(argc, argv))
		return 0;
	if (argc == 3 && !strcmp(argv[1], "drops") && !strcmp(argv[2], "--markdown")) {
		np_drop_reason_page(&out);
	} else if (argc > 2) {
		fprintf(stderr, "nprobe: error NP0502: one code, or one reason, at a time\n"
				"  hint: nprobe explain lists the codes, nprobe explain drops the "
				"reasons\n");
		status = 1;
	} else if (argc == 1) {
		list(&out);
		np_text_add(&out, "\nWhy the kernel drops packets: nprobe explain drops\n");
	} else if (!explain(argv[1], &out)) {
		status = unknown(argv[1]);
	}
	if (out.n)
		fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return status;
}
