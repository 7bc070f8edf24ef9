/* What was lost, one line a cause and statement, with what helps. */
#include "run/losses.h"

#include "run/maps.h"

/* `count` things of a loss in words. */
void np_loss_show(const struct np_plan *p, const struct np_plan_loss *l, uint64_t count,
		  uint32_t entries, struct np_text *out)
{
	const char *name = l->map < p->maps.n ? p->maps.v[l->map].name : "";
	unsigned long long n = count;

	np_text_addf(out, "nprobe: ");
	switch (l->cause) {
	case NP_LOSS_RING_FULL:
		np_text_addf(out, "lost %llu event%s of line %u: the event ring was full; try a larger --buffer",
			     n, n == 1 ? "" : "s", l->line);
		break;
	case NP_LOSS_MAP_FULL:
		np_text_addf(out, "lost %llu update%s of %s (line %u): the map is full at %u keys; try a larger --max-map-keys",
			     n, n == 1 ? "" : "s", name, l->line, entries);
		break;
	case NP_LOSS_NESTED:
		np_text_addf(out, "missed %llu run%s of the probe of line %u: interrupted too deeply on one CPU",
			     n, n == 1 ? "" : "s", l->line);
		break;
	case NP_LOSS_STACK:
		np_text_addf(out, "lost %llu stack%s of line %u: the stack could not be taken or kept", n,
			     n == 1 ? "" : "s", l->line);
		break;
	default: break;
	}
	np_text_addc(out, '\n');
}

uint64_t np_losses_tell(struct np_loaded *l, FILE *f)
{
	const struct np_plan *p = np_loaded_plan(l);
	struct np_text text = {0};
	uint64_t events = 0;

	for (uint32_t i = 0; i < p->losses.n; i++) {
		const struct np_plan_loss *loss = &p->losses.v[i];
		uint64_t n = np_lost_count(l, i);

		if (!n)
			continue;
		if (loss->cause == NP_LOSS_RING_FULL)
			events += n;
		np_loss_show(p, loss, n,
			     loss->map < p->maps.n ? np_loaded_map_entries(l, loss->map) : 0, &text);
	}
	if (text.n)
		fwrite(text.s, 1, text.n, f);
	np_text_free(&text);
	return events;
}
