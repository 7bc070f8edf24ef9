/* What was lost, in words: one line a statement and cause. */
#include "check.h"
#include "run/losses.h"
#include "run/maps.h"

int main(void)
{
	struct np_plan_map maps[] = {
		{.name = "@x", .role = NP_MAP_USER, .style = NP_STYLE_BPFTRACE},
		{.name = "stacks", .role = NP_MAP_STACKS},
		{.name = "@hidden", .role = NP_MAP_USER, .style = NP_STYLE_HIDDEN},
		{.name = "@", .role = NP_MAP_USER, .style = NP_STYLE_BPFTRACE},
		{.name = "@a", .role = NP_MAP_USER, .style = NP_STYLE_TABLE},
		{.name = "ring", .role = NP_MAP_RING},
	};
	struct np_plan_loss losses[] = {
		{.cause = NP_LOSS_RING_FULL, .map = NP_NO_INDEX, .event = 0, .line = 3},
		{.cause = NP_LOSS_MAP_FULL, .map = 0, .line = 2},
		{.cause = NP_LOSS_NESTED, .map = NP_NO_INDEX, .line = 4},
		{.cause = NP_LOSS_STACK, .map = 1, .line = 5},
		{.cause = NP_LOSS_STACK, .map = NP_NO_INDEX, .line = 6},
		{.cause = NP_LOSS_GOROUTINE, .map = NP_NO_INDEX, .line = 7},
	};
	const uint32_t entries[] = {4096, 1024, 1, 1, 1, 4 << 20};
	uint32_t keys[] = {4096, 0, 0, 0, 0, 0};
	uint64_t counts[6] = {0};
	struct np_plan plan = {
		.maps = {.v = maps, .n = 6},
		.losses = {.v = losses, .n = 6},
	};
	struct np_text text = {0};
	uint32_t order[5];

	CHECK_INT(losses_text(&plan, counts, entries, keys, NULL, &text), 0);
	CHECK_INT(text.n, 0);

	counts[0] = 123;
	counts[1] = 12;
	CHECK_INT(losses_text(&plan, counts, entries, keys, NULL, &text), 123);
	CHECK_STR(text.s, "lost 123 events: ring buffer of 4M full (line 3); try --buffer 8M\n"
			  "@x: 12 updates lost: map is full at 4096 keys (line 2); try "
			  "--max-map-keys 8192\n");
	np_text_clear(&text);

	counts[0] = counts[1] = 1;
	counts[2] = 7;
	counts[3] = 1;
	counts[4] = 2;
	counts[5] = 1;
	CHECK_INT(losses_text(&plan, counts, entries, keys, NULL, &text), 9);
	CHECK_STR(text.s,
		  "lost 1 event: ring buffer of 4M full (line 3); try --buffer 8M\n"
		  "@x: 1 update lost: map is full at 4096 keys (line 2); try "
		  "--max-map-keys 8192\n"
		  "lost 7 events: the probe interrupted others too deeply (line 4)\n"
		  "lost 1 stack: no room for more than 1024 (line 5); try --max-map-keys 2048\n"
		  "lost 2 stacks: no room for more than 1024 (line 6); try --max-map-keys "
		  "2048\n"
		  "lost 1 event: the goroutine could not be read (line 7)\n");
	np_text_clear(&text);

	/* no room is not the only reason */
	memset(counts, 0, sizeof(counts));
	counts[1] = 5;
	keys[0] = 4000;
	CHECK_INT(losses_text(&plan, counts, entries, keys, NULL, &text), 0);
	CHECK_STR(text.s, "@x: 5 updates lost: map was full for a time, or the kernel busy with it "
			  "(line 2)\n");
	np_text_clear(&text);

	/* names of programs */
	losses_symbols_text(&(struct np_sym_losses){0}, NULL, &text);
	CHECK_INT(text.n, 0);
	losses_symbols_text(&(struct np_sym_losses){.hidden = 7,
						    .records = 2,
						    .closed = 1,
						    .unread = 3,
						    .split = 1,
						    .split_file = "x.dwo"},
			    NULL, &text);
	CHECK_STR(text.s, "7 addresses of the kernel have no names, as the kernel hides them; "
			  "'nprobe doctor' says what mends that\n"
			  "2 mappings of programs were not told of by the kernel: names of code "
			  "that has ended may be missing\n"
			  "1 program or library was gone when its names were asked for, and too "
			  "many others to keep it open; try a higher ulimit -n\n"
			  "3 programs and libraries could not be opened: ustack(dwarf) ends "
			  "there\n"
			  "1 program or library has debug info in files that are not found, as "
			  "'x.dwo': inlined functions are not shown\n");
	np_text_free(&text);

	CHECK_INT(maps_printed(&plan, order), 3);
	CHECK_INT(order[0], 3);
	CHECK_INT(order[1], 4);
	CHECK_INT(order[2], 0);
	return check_done();
}
