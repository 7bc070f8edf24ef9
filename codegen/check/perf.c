/* software:event:count, hardware:event:count, watchpoint:address:bytes:rwx. */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"
#include "image/perf_events.h"

static enum np_probe_result no_event(struct np_checker *c, const struct np_probe_text *p)
{
	struct np_nearest near = {.want = p->part[1]};
	struct np_text names = {0};
	const char *list;

	for (uint32_t i = 0; i < np_perf_event_count; i++) {
		const struct np_perf_event *e = &np_perf_events[i];

		if (e->kind != (uint32_t)p->kind)
			continue;
		np_nearest_try(&near, e->name);
		np_nearest_try(&near, e->alias);
		np_text_addf(&names, " %s", e->name);
	}
	list = np_sprintf(c->arena, "there are%s", names.s ? names.s : " none");
	np_text_free(&names);
	return np_absent(c, p, NULL, np_part_loc(p, 1),
			 np_sprintf(c->arena, "perf knows no event '%s'", p->part[1]),
			 np_nearest_best(&near)
				 ? np_sprintf(c->arena, "%s:%s", p->part[0], np_nearest_best(&near))
				 : NULL,
			 list);
}

enum np_probe_result np_probe_perf(struct np_checker *c, struct np_probe_text *p)
{
	const char *kind = p->kind == NP_P_SOFTWARE ? "software" : "hardware";
	const char *number = p->n == 3 ? p->part[2] : "", *name;
	struct np_attach_point *point;
	struct np_perf_event event;
	uint64_t count;
	char *end;

	count = strtoull(number, &end, 10);
	if (p->n < 2 || p->n > 3 || *end || *number == '-' || (*number && !count))
		return np_bad_probe(c, p,
				    np_sprintf(c->arena, "%s:EVENT or %s:EVENT:COUNT", kind, kind));
	name = p->part[1];
	if (*name == '"' && strlen(name) > 2)
		name = np_strndup(c->arena, name + 1, strlen(name) - 2);
	if (!np_perf_event_find(p->kind, name, &event))
		return no_event(c, p);
	point = np_add_point(c, p);
	point->name = np_strdup(c->arena, event.name);
	point->period = count ? count : event.count;
	point->text =
		np_sprintf(c->arena, "%s:%s%s%s", kind, p->part[1], *number ? ":" : "", number);
	return NP_PROBE_OK;
}

/* The processor's own: 1, 2, 4 or 8 bytes, aligned; read alone it cannot watch, nor execute more.
 */
enum np_probe_result np_probe_watchpoint(struct np_checker *c, struct np_probe_text *p)
{
	static const char *const modes[] = {"r", "w", "x", "rw", "wr", NULL};
	const char *form = "watchpoint:ADDRESS:BYTES:MODE, the mode r, w, rw or x";
	struct np_attach_point *point;
	uint64_t address, bytes;
	char *end[2];
	int i = 0;

	if (p->n != 4 || !*p->part[1] || !*p->part[2])
		return np_bad_probe(c, p, form);
	address = strtoull(p->part[1], &end[0], 0);
	bytes = strtoull(p->part[2], &end[1], 0);
	while (modes[i] && strcmp(modes[i], p->part[3]))
		i++;
	if (*end[0] || *end[1] || !modes[i])
		return np_bad_probe(c, p, form);
	if ((bytes != 1 && bytes != 2 && bytes != 4 && bytes != 8) ||
	    (address % bytes && strcmp(modes[i], "x"))) {
		np_error(
			c->diags, NP_E_PROBE_FORM, np_part_loc(p, 2),
			"the processor watches 1, 2, 4 or 8 bytes at an address that is a multiple "
			"of them");
		return NP_PROBE_ERROR;
	}
	point = np_add_point(c, p);
	point->offset = address;
	point->period = bytes;
	point->name = modes[i];
	point->text = np_sprintf(c->arena, "watchpoint:%s:%s:%s", p->part[1], p->part[2], modes[i]);
	return NP_PROBE_OK;
}
