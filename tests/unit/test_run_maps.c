/* A map that the kernel does not let us read is none that is empty: it is told, once. */
#include <fcntl.h>
#include <linux/bpf.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "load/load_internal.h"
#include "run/maps.h"
#include "run/runner.h"

static struct np_plan plan;
static struct np_loaded loaded = {.plan = &plan};
static char *told, *written;
static size_t told_len, written_len;

/* Two maps whose descriptors are of no map: a hash, which has batches, and an array. */
static void two_maps(int *fds, uint32_t *entries)
{
	static struct np_plan_map maps[2];
	static struct np_plan_type type = {
		.kind = NP_V_INT, .size = 8, .name = "", .anchor = "", .format = ""};

	for (int i = 0; i < 2; i++) {
		maps[i] =
			(struct np_plan_map){.name = i ? "@b" : "@a",
					     .role = NP_MAP_USER,
					     .style = NP_STYLE_BPFTRACE,
					     .bpf_type = i ? BPF_MAP_TYPE_ARRAY : BPF_MAP_TYPE_HASH,
					     .key_type = i ? NP_NO_INDEX : 0,
					     .key_size = i ? 4 : 8,
					     .value_size = 8,
					     .generation = NP_NO_INDEX,
					     .value_heading = ""};
		fds[i] = open("/dev/null", O_RDONLY | O_CLOEXEC);
		entries[i] = 16;
	}
	plan.maps.v = maps;
	plan.maps.n = 2;
	plan.types.v = &type;
	plan.types.n = 1;
	loaded.maps = fds;
	loaded.entries = entries;
}

static void reads(void)
{
	struct np_map_content c;

	for (uint32_t i = 0; i < 2; i++) {
		CHECK(maps_read(&loaded, i, 0, &c) < 0);
		CHECK_INT(c.n, 0);
		maps_free(&c);
	}
	CHECK(maps_forget(&loaded, 0, 1) < 0);
	CHECK(maps_zero(&loaded, 0, 0, 1) < 0);
}

static unsigned times(const char *text, const char *part)
{
	unsigned n = 0;

	while ((text = strstr(text, part))) {
		text += strlen(part);
		n++;
	}
	return n;
}

static void tells(void)
{
	const struct np_out_context ctx = {.plan = &plan};
	FILE *m = open_memstream(&told, &told_len), *f = open_memstream(&written, &written_len);
	const struct np_run_options opt = {.out = np_out_new(&ctx, NP_FORMAT_TEXT, f),
					   .messages = m};
	uint64_t generation[2] = {0};
	bool zeroed[2] = {false}, unreadable[2] = {false};
	struct runner r = {.loaded = &loaded,
			   .plan = &plan,
			   .opt = &opt,
			   .generation = generation,
			   .zeroed = zeroed,
			   .unreadable = unreadable};

	runner_print_map(&r, 0, 0, 0);
	runner_print_map(&r, 1, 0, 0);
	runner_print_map(&r, NP_NO_INDEX, 0, 0);
	np_out_free(opt.out);
	fclose(f);
	fclose(m);
	CHECK_STR(written, "");
	CHECK_INT(times(told, "warning: @a could not be read: "), 1);
	CHECK_INT(times(told, "warning: @b could not be read: "), 1);
	CHECK_INT(times(told, "\n"), 2);
	free(told);
	free(written);
}

int main(void)
{
	int fds[2];
	uint32_t entries[2];

	two_maps(fds, entries);
	reads();
	tells();
	close(fds[0]);
	close(fds[1]);
	return check_done();
}
