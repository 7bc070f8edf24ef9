/* Losses in words: see losses.h. */
#include "run/losses.h"

#include <inttypes.h>

static void one(const struct np_plan *p, const struct np_plan_loss *l, uint64_t n,
		const uint32_t *entries, struct np_text *out)
{
	const char *s = n == 1 ? "" : "s";
	const struct np_plan_map *m = l->map < p->maps.n ? &p->maps.v[l->map] : NULL;

	switch (l->cause) {
	case NP_LOSS_RING_FULL:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: ring buffer full (line %u); try a larger "
			     "--buffer\n",
			     n, s, l->line);
		break;
	case NP_LOSS_MAP_FULL:
		np_text_addf(out, "%s: %" PRIu64 " update%s lost: map is full", m ? m->name : "map",
			     n, s);
		if (m)
			np_text_addf(out, " at %u key%s", entries[l->map],
				     entries[l->map] == 1 ? "" : "s");
		np_text_addf(out, " (line %u); try a larger --max-map-keys\n", l->line);
		break;
	case NP_LOSS_NESTED:
		np_text_addf(out,
			     "lost %" PRIu64 " event%s: the probe interrupted others too deeply "
			     "(line %u)\n",
			     n, s, l->line);
		break;
	case NP_LOSS_STACK:
		np_text_addf(out, "lost %" PRIu64 " stack%s: ", n, s);
		if (m)
			np_text_addf(out, "no room for more than %u (line %u)\n", entries[l->map],
				     l->line);
		else
			np_text_addf(out, "no room for more (line %u)\n", l->line);
		break;
	default: np_text_addf(out, "lost %" PRIu64 " event%s (line %u)\n", n, s, l->line);
	}
}

uint64_t losses_text(const struct np_plan *p, const uint64_t *counts, const uint32_t *entries,
		     struct np_text *out)
{
	uint64_t events = 0;

	for (uint32_t i = 0; i < p->losses.n; i++) {
		if (!counts[i])
			continue;
		one(p, &p->losses.v[i], counts[i], entries, out);
		if (p->losses.v[i].cause == NP_LOSS_RING_FULL ||
		    p->losses.v[i].cause == NP_LOSS_NESTED)
			events += counts[i];
	}
	return events;
}
