/* nprobe world: record this kernel's facts into a file, or tell what a recording holds. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "world/world_live.h"

static const char usage[] =
	"usage: nprobe world --save FILE [--world FILE] [SELECTION...]\n"
	"       nprobe world --show FILE\n"
	"SELECTION is one of, with * ? [] as in file names:\n"
	"    t:SYSTEM[:NAME]    tracepoints\n"
	"    p:NAME             kernel functions and their arguments\n"
	"    s:NAME             a struct, union, enum or typedef\n"
	"    e:NAME             the enum that has this enumerator; e:* all enums\n"
	"    b:NAME[:SYMBOL]    a library or program, its USDT probes and functions\n"
	"Without one, what the tests need is saved.\n";

static bool count(void *arg, const char *group, const char *name)
{
	(void)group;
	(void)name;
	++*(unsigned *)arg;
	return true;
}

static int show(const char *file)
{
	unsigned tracepoints = 0, functions = 0, features = 0;
	struct np_world *w = np_open_world(file);
	struct np_btf *b;

	if (!w)
		return 1;
	w->ops->each_tracepoint(w, count, &tracepoints);
	w->ops->each_function(w, count, &functions);
	for (int f = 0; f < NP_FEAT_COUNT; f++)
		features += np_world_has(w, f);
	b = np_world_btf(w);
	printf("kernel       %s\ncpus         %u\nfeatures     %u of %d\ntracepoints  %u\n"
	       "functions    %u\ntypes        %u\n",
	       w->ops->release(w), w->ops->cpus(w), features, NP_FEAT_COUNT, tracepoints, functions,
	       b ? np_btf_count(b) - 1 : 0);
	w->ops->close(w);
	return 0;
}

int np_cmd_world(int argc, char **argv)
{
	const char *save = NULL, *from = NULL;
	struct np_world *w;
	int i, err;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		const char **where = !strcmp(argv[i], "--save")    ? &save
				     : !strcmp(argv[i], "--world") ? &from
								   : NULL;

		if (!strcmp(argv[i], "--show") && i + 2 == argc)
			return show(argv[i + 1]);
		if (!strcmp(argv[i], "--help")) {
			fputs(usage, stdout);
			return 0;
		}
		if (!where || i + 1 == argc) {
			fputs(usage, stderr);
			return 1;
		}
		*where = argv[++i];
	}
	for (int k = i; k < argc; k++) {
		if (!strchr("tpseb", argv[k][0]) || argv[k][1] != ':') {
			fprintf(stderr, "nprobe: '%s' selects nothing\n%s", argv[k], usage);
			return 1;
		}
	}
	if (!save) {
		fputs(usage, stderr);
		return 1;
	}
	w = np_open_world(from);
	if (!w)
		return 1;
	err = np_world_save(w, save, (const char *const *)argv + i, (unsigned)(argc - i));
	w->ops->close(w);
	if (err) {
		fprintf(stderr, "nprobe: '%s' was not saved: %s\n", save, strerror(-err));
		if (!from && !np_world_tracefs())
			fprintf(stderr, "nprobe: tracefs is not readable; as root: "
					"mount -t tracefs nodev /sys/kernel/tracing\n");
		return 2;
	}
	return 0;
}
