/* Stacks as folded lines and as a flame graph. */
#include "out_fixture.h"

static uint32_t frames(void *arg, uint64_t key, uint64_t *addresses, uint32_t max)
{
	(void)arg, (void)max;
	for (uint64_t i = 0; i < key; i++)
		addresses[i] = 0x1003 - key + i;
	return (uint32_t)key;
}

static struct np_map_content content;
static uint8_t keys[4096], values[4096];

static void row(uint64_t user, const char *comm, uint64_t kernel, uint64_t value)
{
	uint8_t *key = keys + content.n * content.key_size;

	memset(key, 0, content.key_size);
	memcpy(key, &kernel, 8);
	memcpy(key + 8, &user, 8);
	strncpy((char *)key + 24, comm, 16);
	memcpy(values + content.n++ * 8, &value, 8);
}

/* @[kstack(raw), ustack(raw), comm] */
static uint32_t stacks_map(const char *name, uint32_t value)
{
	uint32_t k = type_of(NP_V_KSTACK, 8, false), u = type_of(NP_V_USTACK, 16, false);
	uint32_t comm = STR_TYPE(16), tuple = type_of(NP_V_TUPLE, 0, false), map;

	plan.types.v[k].format = plan.types.v[u].format = "raw";
	add_member(tuple, "", k);
	add_member(tuple, "", u);
	add_member(tuple, "", comm);
	map = map_of(name, NP_STYLE_BPFTRACE, tuple, value);
	content = (struct np_map_content){.map = map,
					  .keys = keys,
					  .values = values,
					  .key_size = plan.types.v[tuple].size,
					  .stride = 8,
					  .cpus = 1};
	ctx.stack = frames;
	return map;
}

static void folded(void)
{
	struct np_out *o;

	fix_start();
	stacks_map("@", type_of(NP_V_COUNT, 8, false));
	row(2, "b;c", 1, 7);
	row(0, "a", 0, 5);
	row(3, "a", 0, 1);
	row(2, "a", 2, 0); /* nothing was counted: no line */
	EXPECT(true ? "x" : "", np_out_can_fold(&plan) ? "x" : "");
	o = fix_open(NP_FORMAT_FOLDED);
	np_out_map(o, &content, 0, 0);
	np_out_finish(o);
	/* keys, the user's frames, the kernel's; the last call is the last; ';' is no part of a
	 * name */
	EXPECT("a 5\n"
	       "a;1002;1001;1000 1\n"
	       "b:c;1002;1001;1002 7\n",
	       fix_close(o));
}

/* Printed again, a map counts as it is then; what was cleared is added. */
static void printed_often(void)
{
	struct np_out *o;

	fix_start();
	stacks_map("@", type_of(NP_V_INT, 8, true));
	row(1, "a", 0, 5);
	o = fix_open(NP_FORMAT_FOLDED);
	np_out_map(o, &content, 0, 0);
	content.n = 0;
	row(1, "a", 0, 8);
	np_out_map(o, &content, 0, 0);
	np_out_cleared(o, 0);
	content.n = 0;
	row(1, "a", 0, 100);
	row(1, "b", 0, (uint64_t)-3); /* no amount */
	np_out_map(o, &content, 0, 0);
	np_out_finish(o);
	EXPECT("a;1002 108\n", fix_close(o));
}

static void several_maps(void)
{
	struct np_map_content first;
	struct np_out *o;

	fix_start();
	stacks_map("@x", type_of(NP_V_COUNT, 8, false));
	row(1, "a", 0, 5);
	first = content;
	o = fix_open(NP_FORMAT_FOLDED);
	np_out_free(o);
	fclose(result_file);
	stacks_map("@y", type_of(NP_V_COUNT, 8, false));
	content.n = 1;
	o = fix_open(NP_FORMAT_FOLDED);
	np_out_map(o, &first, 0, 0);
	np_out_map(o, &content, 0, 0);
	np_out_finish(o);
	EXPECT("@x;a;1002 5\n@y;a;1002 5\n", fix_close(o));
}

/* Events and other maps go elsewhere; a map without stacks folds nothing. */
static void the_rest(void)
{
	char *rest = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&rest, &len);
	struct np_out *o;

	fix_start();
	map_of("@n", NP_STYLE_BPFTRACE, NP_NO_INDEX, type_of(NP_V_INT, 8, false));
	EXPECT("", np_out_can_fold(&plan) ? "x" : "");
	stacks_map("@s", type_of(NP_V_AVG, 16, false)); /* averages cannot be added */
	EXPECT("", np_out_can_fold(&plan) ? "x" : "");
	event_of(NP_EV_PRINTF, "x\n");
	o = fix_open(NP_FORMAT_FOLDED);
	np_out_divert(o, f);
	np_out_event(o, record, record_len);
	np_out_end_of_events(o);
	np_out_map(o,
		   &(struct np_map_content){.map = 0,
					    .values = (uint8_t[8]){9},
					    .keys = (uint8_t[8]){0},
					    .n = 1,
					    .stride = 8},
		   0, 0);
	np_out_finish(o);
	EXPECT("", fix_close(o));
	fclose(f);
	EXPECT("x\n@n: 9\n", rest);
	free(rest);
}

static void has(const char *text, const char *what)
{
	EXPECT(what, strstr(text, what) ? what : text);
}

static void has_not(const char *text, const char *what)
{
	EXPECT("", strstr(text, what) ? what : "");
}

static void flame(void)
{
	struct np_out *o;
	const char *svg;

	fix_start();
	stacks_map("@", type_of(NP_V_COUNT, 8, false));
	plan.source_name = "a<b>.np";
	row(0, "<&>\"\x01\xff", 2, 25);
	row(0, "x", 2, 50);
	row(0, "x", 0, 25);
	o = fix_open(NP_FORMAT_FLAMEGRAPH);
	np_out_map(o, &content, 0, 0);
	np_out_finish(o);
	svg = fix_close(o);
	has(svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=");
	has(svg, ">a&lt;b&gt;.np: 100 in 3 stacks</text>");
	/* control bytes are escaped as in all cells, what is no UTF-8 is replaced */
	has(svg, "data-n=\"&lt;&amp;&gt;&quot;\\x01\xef\xbf\xbd\"");
	/* a quarter of 1180 pixels, from the left side; the other keys' box next to it */
	has(svg, "(25, 25.00%)</title><rect x=\"10.000\"");
	has(svg, "data-n=\"x\"><title>x (75, 75.00%)</title><rect x=\"305.000\" y=\"76\" "
		 "width=\"885.000\" height=\"16\"");
	/* what both callers have is on top of each, and only half of x has it */
	has(svg, "data-n=\"1002\"><title>1002 (50, 50.00%)</title><rect x=\"600.000\" y=\"59\" "
		 "width=\"590.000\"");
	has(svg, "data-n=\"all\"><title>all (100, 100.00%)</title>");
	has(svg, "</svg>\n");
	has_not(svg, "href");
	has_not(svg, "src=");
	has_not(svg, "url(");

	/* none */
	o = fix_open(NP_FORMAT_FLAMEGRAPH);
	np_out_finish(o);
	svg = fix_close(o);
	has(svg, ": 0 in 0 stacks</text>");
	has_not(svg, "class=\"f\"");
}

int main(void)
{
	folded();
	printed_often();
	several_maps();
	the_rest();
	flame();
	return fix_end();
}
