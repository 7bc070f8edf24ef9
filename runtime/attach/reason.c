/* Failures in words: the rows of reasons.def. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "attach/attach_internal.h"
#include "world/permission.h"

#define BIT(kind) (1u << NP_P_##kind)
#define FUNCTION (BIT(KPROBE) | BIT(KRETPROBE))
#define TRACEPOINT (BIT(TRACEPOINT) | BIT(RAWTRACEPOINT))
#define USER (BIT(UPROBE) | BIT(URETPROBE) | BIT(USDT))
#define CLOCK BIT(PROFILE)
#define EVENT (BIT(SOFTWARE) | BIT(HARDWARE))
#define WATCH BIT(WATCHPOINT)
#define ANY (~0u)

static const struct {
	uint32_t kinds;
	int err;
	const char *message, *hint;
} reasons[] = {
#define NP_REASON(kinds, err, message, hint) {kinds, err, message, hint},
#include "attach/reasons.def"
#undef NP_REASON
};

/* The template with its {words} replaced, cut to what fits. */
static void fill(char *out, size_t size, const char *template, const struct np_plan_probe *p,
		 const struct attach_row *row)
{
	const struct {
		const char *word, *value;
	} words[] = {
		{"{name}", p->name},
		{"{target}", p->target},
		{"{cure}", row ? np_feature_cure(row->feature) : "another kernel"},
	};
	size_t n = 0;

	while (*template && n + 1 < size) {
		const char *value = NULL;

		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !value; i++) {
			size_t len = strlen(words[i].word);

			if (strncmp(template, words[i].word, len))
				continue;
			value = words[i].value;
			template += len;
		}
		if (!value) {
			out[n++] = *template ++;
			continue;
		}
		for (; *value && n + 1 < size; value++)
			out[n++] = *value;
	}
	out[n] = '\0';
}

static bool uses_perf(const struct attach_row *row)
{
	return row->feature == NP_FEAT_PERF_TRACEPOINT || row->feature == NP_FEAT_KPROBE ||
	       row->feature == NP_FEAT_UPROBE || row->feature == NP_FEAT_PERF_CLOCK;
}

void attach_reason(const struct np_plan_probe *p, const struct attach_row *row, int err,
		   struct attach_why *why)
{
	if (why->message[0])
		return;
	if ((err == EACCES || err == EPERM) && row && uses_perf(row) && np_perf_refused()) {
		snprintf(why->message, sizeof(why->message),
			 "this kernel wants CAP_SYS_ADMIN for perf events: "
			 "kernel.perf_event_paranoid is above 2");
		snprintf(why->hint, sizeof(why->hint),
			 "sysctl -w kernel.perf_event_paranoid=2, or run it as root");
		return;
	}
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (reasons[i].err != err || !(reasons[i].kinds & 1u << p->kind))
			continue;
		fill(why->message, sizeof(why->message), reasons[i].message, p, row);
		if (reasons[i].hint && !why->hint[0])
			fill(why->hint, sizeof(why->hint), reasons[i].hint, p, row);
		return;
	}
	snprintf(why->message, sizeof(why->message), "%s", strerror(err));
}
