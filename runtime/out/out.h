/*
 * Output: text and JSON writers over typed records and maps.  Nothing else in nprobe prints
 * what a script says.  Text is byte for byte bpftrace's where the script uses bpftrace's
 * forms; statements such as count(loc) print as aligned tables.
 */
#ifndef NP_OUT_OUT_H
#define NP_OUT_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "btf/btf.h"
#include "image/plan.h"
#include "sym/sym.h"

struct np_out;

enum np_format {
#define NP_FORMAT(id, name, help) NP_FORMAT_##id,
#include "out/formats.def"
#undef NP_FORMAT
	NP_FORMAT_COUNT
};
const char *np_format_name(enum np_format format);
/* False: there is none of that name. */
bool np_format_find(const char *name, enum np_format *out);

/* What the first column of show's lines is: the time of day, or seconds since nprobe began or 1970.
 */
enum np_clock { NP_CLOCK_DAY, NP_CLOCK_OFFSET, NP_CLOCK_UNIX };

/* How a writer reaches what a value only refers to. All may be NULL. */
struct np_out_context {
	const struct np_plan *plan;
	struct np_syms *syms; /* addresses to symbols */
	struct np_btf *btf;   /* names of enumerators */
	/* Addresses of a stack by its key: number of frames, or 0. */
	uint32_t (*stack)(void *arg, uint64_t key, uint64_t *addresses, uint32_t max);
	/* The same for stacks by build ids. */
	uint32_t (*build_stack)(void *arg, uint64_t key, struct np_build_frame *frames,
				uint32_t max);
	/* What a stack by .eh_frame is found from; false: it is not there any more. */
	bool (*snapshot)(void *arg, uint64_t key, struct np_snapshot *s);
	void *arg;
	uint32_t top; /* of maps that are printed without a number: the largest so many; 0: all */
	bool total;   /* tables end with what all rows are together */
	enum np_clock clock;
};

/*
 * A writer to `f` (borrowed). Lines are kept back until there are 64 KiB or np_out_flush is
 * called: call it when there is nothing more to read, and before others write to `f`. The
 * plan and all that the context points to must outlive the writer.
 */
struct np_out *np_out_new(const struct np_out_context *ctx, enum np_format format, FILE *f);
/*
 * FOLDED, FLAMEGRAPH: only these go to `f`, by np_out_finish when nothing more is to come; what
 * else the script prints goes to `rest` (borrowed). np_out_can_fold: has the program a map for
 * them?
 */
void np_out_divert(struct np_out *o, FILE *rest);
bool np_out_can_fold(const struct np_plan *p);
void np_out_finish(struct np_out *o);
/* The map was emptied: what was printed of it before counts for good. */
void np_out_cleared(struct np_out *o, uint32_t map);
void np_out_free(struct np_out *o);
void np_out_flush(struct np_out *o);
/* errno of the first writing to `f` that failed, else 0. */
int np_out_error(const struct np_out *o);
/* Stacks by .eh_frame that go on above what was copied of them. */
uint64_t np_out_cut_stacks(const struct np_out *o);
/* FOLDED, FLAMEGRAPH: whether stacks had values below 0, of which nothing is made. */
bool np_out_left_out(const struct np_out *o);
bool np_out_is_json(const struct np_out *o);

/*
 * Writes one record of the ring (struct np_record, fields, tail; `len` bytes). Kinds that
 * act instead of print (PRINT_MAP, CLEAR, ZERO, EXIT) are the caller's. Damaged records are
 * ignored, as is a tail beyond their end. TIME prints args[0] (ns since boot) if it has one,
 * else the time at which the record is read.
 */
void np_out_event(struct np_out *o, const void *record, size_t len);

/*
 * The text that a record's format and values make: a message (ERRORF, WARNF), the path of CAT, the
 * command of SYSTEM. Appended to `t`.
 */
void np_out_formatted(struct np_out *o, const void *record, size_t len, struct np_text *t);
/* What a command or a file says. In JSON it is one object, of a type such as "cat"; with the
 * status that a command ended with, if that is not 0. */
void np_out_foreign(struct np_out *o, const char *type, const char *text, size_t n, int status);
/* A script's own message: false in text, where it does not belong to the output. */
bool np_out_message(struct np_out *o, const char *type, const char *text, size_t n,
		    const struct np_plan_event *e);
/*
 * A PACKET record: its bytes, how many there were, when (ns since 1970). False: it is damaged.
 */
struct np_packet {
	const uint8_t *bytes;
	uint32_t n, original;
	uint64_t wall_ns;
};
bool np_out_packet(const struct np_out *o, const void *record, size_t len, struct np_packet *p);

/* A map's content as read: n entries of key_size and (summed over CPUs) value bytes. */
struct np_map_content {
	uint32_t map;          /* index of plan.maps */
	const uint8_t *keys;   /* n * key_size */
	const uint8_t *values; /* n * stride, each cpus * value_size rounded up to 8 for per-CPU
				  maps, else value_size */
	uint32_t n, key_size, stride, cpus; /* cpus: 1 for maps that are not per-CPU */
	bool unset; /* a value without a key is shown even if nothing was counted */
};
/* print(@m, top, div): top 0 is all, div 0 is 1. */
void np_out_map(struct np_out *o, const struct np_map_content *c, uint32_t top, uint32_t div);
/* The two blank lines, or what the format has, between events and the maps at the end. */
void np_out_end_of_events(struct np_out *o);
/* JSON: {"type":"attached_probes",...}; text: nothing. */
void np_out_attached(struct np_out *o, uint32_t probes);
/* The probe whose record is shown from here on, an index of plan.probes; NP_NO_INDEX: none's. */
void np_out_probe(struct np_out *o, uint32_t probe);
/*
 * On a terminal, tables that an interval prints replace those that it printed before, if
 * np_out_refresh was called. np_out_frame: intervals fire now, and what was sent before was
 * written. np_out_interrupted: someone else wrote to the terminal.
 */
void np_out_refresh(struct np_out *o);
void np_out_frame(struct np_out *o);
void np_out_interrupted(struct np_out *o);
/* JSON: {"type":"lost_events",...}; text: nothing (the messages go to stderr). */
void np_out_lost(struct np_out *o, uint64_t events);

/* One line of what was lost; JSONL: an object, else nothing. */
struct np_out_loss {
	const char *cause;
	uint64_t count;
	const char *map, *of;  /* the map, the probe that lost it; or NULL */
	uint32_t line, column; /* 0: of several */
	const char *text;      /* in words, n bytes */
	size_t n;
};
void np_out_loss(struct np_out *o, const struct np_out_loss *l);

/* suite.c: tests, in their order: how many there are, then each, before and after it ran. */
void np_out_tests(struct np_out *o, uint32_t n);
void np_out_test(struct np_out *o, const char *name);
void np_out_test_result(struct np_out *o, const char *name, uint64_t ns, bool passed);
/* What they come to: names of the n that failed. JSON: nothing. */
void np_out_tests_end(struct np_out *o, uint32_t ran, const char *const *failed, uint32_t n);

struct np_out_benchmark {
	const char *name;
	uint32_t probe; /* index of plan.probes */
	uint64_t runs, ns;
};
void np_out_benchmarks(struct np_out *o, const struct np_out_benchmark *v, uint32_t n);

/* What one program cost. */
struct np_out_cost {
	const char *probe; /* of several that it serves, the first */
	uint32_t more;     /* the others */
	uint32_t line, column;
	bool entry; /* it saves for the return that `probe` is ... */
	bool both;  /* ... and is the return's, too */
	uint64_t events, ns;
};
/* Sorts them. JSON: one object of the output; else a table, appended to `text`. */
void np_out_costs(struct np_out *o, struct np_out_cost *v, uint32_t n, uint64_t elapsed_ns,
		  struct np_text *text);

#endif
