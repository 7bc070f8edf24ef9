/* Losses in words: see losses.h. */
#include "run/losses.h"

#include <inttypes.h>
#include <stdio.h>

static void one(const struct np_plan *p, const struct np_plan_loss *l, uint64_t n,
		const uint32_t *entries, const uint32_t *keys, struct np_text *out)
{
	uint32_t line = l->line;
	const char *file = np_plan_file(p, &line), *s = n == 1 ? "" : "s";
	char where[256];
	const struct np_plan_map *m = l->map < p->maps.n ? &p->maps.v[l->map] : NULL;

	snprintf(where, sizeof(where), "line %u", line);
	if (file != p->source_name)
		snprintf(where, sizeof(where), "line %u of %s", line, file);
	switch (l->cause) {
	case NP_LOSS_RING_FULL:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: ring buffer full (%s); try a larger "
			     "--buffer\n",
			     n, s, where);
		break;
	case NP_LOSS_MAP_FULL:
		np_text_addf(out, "%s: %" PRIu64 " update%s lost: ", m ? m->name : "map", n, s);
		if (!m || keys[l->map] >= entries[l->map])
			np_text_addf(out, "map is full at %u key%s (%s); try a larger %s\n",
				     m ? entries[l->map] : 0, m && entries[l->map] == 1 ? "" : "s",
				     where, m && m->sized ? "size in its 'let'" : "--max-map-keys");
		else /* no memory, or a lock that the interrupted code holds */
			np_text_addf(out,
				     "map was full for a time, or the kernel busy with it (%s)\n",
				     where);
		break;
	case NP_LOSS_NESTED:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: the probe interrupted others too deeply "
			     "(%s)\n",
			     n, s, where);
		break;
	case NP_LOSS_STACK:
		np_text_addf(out, "lost %" PRIu64 " stack%s: ", n, s);
		if (m)
			np_text_addf(out, "no room for more than %u (%s)\n", entries[l->map],
				     where);
		else
			np_text_addf(out, "no room for more (%s)\n", where);
		break;
	case NP_LOSS_SAVED:
		np_text_addf(out,
			     "lost %" PRIu64
			     " event%s: more calls in flight than the %u whose entry "
			     "is kept (%s); try a larger --max-map-keys\n",
			     n, s, m ? entries[l->map] : 0, where);
		break;
	case NP_LOSS_LOOP:
		np_text_addf(out,
			     "a loop was ended %" PRIu64
			     " time%s after %u rounds, or %u within another, "
			     "or fewer where they do much (%s); kernel 5.17 has longer ones\n",
			     n, s, NP_LOOP_ROUNDS, NP_LOOP_INNER, where);
		break;
	case NP_LOSS_LONG_LOOP:
		np_text_addf(out,
			     "a loop was ended %" PRIu64
			     " time%s: the loops of a probe take at most %u rounds (%s)\n",
			     n, s, NP_LOOP_TOTAL, where);
		break;
	case NP_LOSS_RETURN:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: the kernel did not tell of the return "
			     "(%s); it follows only so many calls at a time\n",
			     n, s, where);
		break;
	case NP_LOSS_GOROUTINE:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: the goroutine could not be read (%s)\n", n,
			     s, where);
		break;
	case NP_LOSS_STACK_CUT:
		np_text_addf(out,
			     "%" PRIu64 " stack%s cut: of deeper ones the inner %u frames are "
			     "taken (%s)\n",
			     n, n == 1 ? " was" : "s were", NP_STACK_DEPTH, where);
		break;
	default: np_text_addf(out, "lost %" PRIu64 " event%s (%s)\n", n, s, where);
	}
}

uint64_t losses_text(const struct np_plan *p, const uint64_t *counts, const uint32_t *entries,
		     const uint32_t *keys, struct np_text *out)
{
	uint64_t events = 0;

	for (uint32_t i = 0; i < p->losses.n; i++) {
		if (!counts[i])
			continue;
		one(p, &p->losses.v[i], counts[i], entries, keys, out);
		if (p->losses.v[i].cause != NP_LOSS_MAP_FULL &&
		    p->losses.v[i].cause != NP_LOSS_LOOP &&
		    p->losses.v[i].cause != NP_LOSS_LONG_LOOP &&
		    p->losses.v[i].cause != NP_LOSS_STACK &&
		    p->losses.v[i].cause != NP_LOSS_STACK_CUT)
			events += counts[i];
	}
	return events;
}
