/*
 * reference: random programs both ways.
 *
 *   reference run [-n COUNT] [-s SEED] [-f FAILURES] [-t SECONDS] [--no-reduce] [FILE...]
 *                                 the programs of FILEs, then those of COUNT seeds from SEED on
 *   reference generate SEED       the program of a seed
 *   reference evaluate FILE       what it must print
 *
 * $NPROBE is the program under test (build/nprobe).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "both.h"
#include "generate.h"
#include "reduce.h"
#include "world/world_live.h"

struct options {
	uint64_t count, seed;
	unsigned failures; /* after so many it is enough */
	bool reduce;
	struct both_options both;
};

static char *program_of(const struct options *o, uint64_t seed)
{
	const struct gen_options opt = {
		.read_aggregations = np_world_has(o->both.world, NP_FEAT_PERCPU_LOOKUP),
	};
	struct np_text text = {0};

	generate(seed, &opt, &text);
	return text.s;
}

static size_t line_length(const char *s)
{
	return strcspn(s, "\n");
}

/* The first line in which two texts differ, and what stands before it. */
static void show_difference(const struct both *b)
{
	const char *e = b->expected.s ? b->expected.s : "", *f = b->found.s ? b->found.s : "";
	unsigned line = 0;

	while (*e && *f && line_length(e) == line_length(f) && !memcmp(e, f, line_length(e))) {
		e += line_length(e) + (e[line_length(e)] != 0);
		f += line_length(f) + (f[line_length(f)] != 0);
		line++;
	}
	printf("line %u, expected: %.*s\n", line, (int)line_length(e), e);
	printf("line %u, found:    %.*s\n", line, (int)line_length(f), f);
}

static void report(const struct options *o, const char *what, char *program, struct both *b)
{
	printf("%s %s %s\n", what, verdict_names[b->verdict], b->code);
	fflush(stdout);
	if (o->reduce) {
		char *smaller = reduce(&o->both, program, b);

		both_free(b);
		both_run(&o->both, smaller, b);
		printf("%s", smaller);
		free(smaller);
	}
	if (b->verdict == DIFFER)
		show_difference(b);
	if (b->message.n)
		printf("%.2000s\n", b->message.s);
	printf("\n");
	fflush(stdout);
}

struct tally {
	uint64_t passed, failed, skipped;
};

/* Takes the program over. */
static void run_one(const struct options *o, struct tally *t, const char *name, char *program)
{
	char what[256];
	struct both b;

	both_run(&o->both, program, &b);
	if (b.verdict == AGREE) {
		t->passed++;
	} else if (b.verdict == BEYOND) {
		t->skipped++;
	} else {
		t->failed++;
		snprintf(what, sizeof(what), "FAILED %s:", name);
		report(o, what, program, &b);
	}
	both_free(&b);
	free(program);
}

static char *read_file(const char *path)
{
	FILE *f = fopen(path, "re");
	struct np_text text = {0};
	char buffer[4096];
	size_t n;

	if (!f) {
		perror(path);
		exit(2);
	}
	while ((n = fread(buffer, 1, sizeof(buffer), f)))
		np_text_addn(&text, buffer, n);
	fclose(f);
	np_text_addc(&text, '\0');
	return text.s;
}

static int run(const struct options *o, char **files, int n)
{
	struct tally t = {0};
	time_t begin = time(NULL);

	for (int i = 0; i < n; i++)
		run_one(o, &t, files[i], read_file(files[i]));
	for (uint64_t i = 0; i < o->count && t.failed < o->failures; i++) {
		char name[32];

		snprintf(name, sizeof(name), "seed %llu", (unsigned long long)(o->seed + i));
		run_one(o, &t, name, program_of(o, o->seed + i));
		if ((i + 1) % 1000 == 0)
			fprintf(stderr, "%llu programs, %llu failed, %lld s\n",
				(unsigned long long)i + 1, (unsigned long long)t.failed,
				(long long)(time(NULL) - begin));
	}
	printf("%llu passed, %llu failed, %llu skipped\n", (unsigned long long)t.passed,
	       (unsigned long long)t.failed, (unsigned long long)t.skipped);
	return t.failed != 0;
}

static int usage(void)
{
	fprintf(stderr, "usage: reference run [-n COUNT] [-s SEED] [-f FAILURES] [-t SECONDS] "
			"[--no-reduce] [FILE...]\n"
			"       reference generate SEED | evaluate FILE\n");
	return 2;
}

/* The options of `run`; what is no option ends them. */
static int take_options(struct options *o, int argc, char **argv)
{
	int i = 2;

	for (; i < argc && *argv[i] == '-'; i++) {
		uint64_t value = i + 1 < argc ? strtoull(argv[i + 1], NULL, 0) : 0;

		if (!strcmp(argv[i], "--no-reduce")) {
			o->reduce = false;
			continue;
		}
		switch (argv[i++][1]) {
		case 'n': o->count = value; break;
		case 's': o->seed = value; break;
		case 'f': o->failures = (unsigned)value; break;
		case 't': o->both.seconds = (int)value; break;
		default: return argc;
		}
	}
	return i;
}

int main(int argc, char **argv)
{
	const char *nprobe = getenv("NPROBE");
	struct options o = {
		.count = 1000,
		.seed = 1,
		.failures = 20,
		.reduce = true,
		.both = {.world = np_world_live(),
			 .nprobe = nprobe ? nprobe : "build/nprobe",
			 .seconds = 20},
	};
	int i = argc > 1 ? take_options(&o, argc, argv) : 1;

	if (argc > 1 && !strcmp(argv[1], "run"))
		return run(&o, argv + i, argc - i);
	if (argc < 3 || i + 1 != argc)
		return usage();
	if (!strcmp(argv[1], "generate")) {
		char *program = program_of(&o, strtoull(argv[i], NULL, 0));

		fputs(program, stdout);
		free(program);
		return 0;
	}
	if (!strcmp(argv[1], "evaluate"))
		return evaluate_program(&o.both, read_file(argv[i]));
	return usage();
}
