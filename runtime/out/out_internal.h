/*
 * What the writers of this folder share.  A value is a span of bytes with its type; every
 * writer checks the span before it reads, because records and maps come from outside.
 * Text is assembled in np_texts that are reused: writing an event allocates nothing once
 * they have grown.
 */
#ifndef NP_OUT_INTERNAL_H
#define NP_OUT_INTERNAL_H

#include <string.h>
#include <time.h>

#include "out/out.h"

/* A value as it lies in a record, a key or a map value. */
struct out_value {
	const struct np_plan_type *type;
	const uint8_t *p;
	uint32_t len;   /* bytes that may be read */
	bool tail;      /* p, len are the bytes themselves: no length in front, no padding */
	bool in_struct; /* a kernel object's member: a full char array is not a cut string */
	uint64_t bits;  /* a bitfield's value; p points here */
};

/* Where a text goes to decides about blanks. */
enum out_form {
	OUT_PLAIN, /* bpftrace's text */
	OUT_KEY,   /* name of a JSON member: no blanks around separators, frames not indented */
	OUT_CELL,  /* a cell of a table: control bytes escaped, frames not indented */
};

/* What is worked out once for a type, when a value of it is first printed. */
struct out_type {
	enum { OUT_UNSEEN, OUT_SOUND, OUT_UNSOUND } state; /* unsound: it contains itself ... */
	bool enum_known, flags_known;
	uint32_t enum_id;   /* in ctx.btf, 0: none */
	const char **small; /* names of enumerators 0 .. OUT_ENUM_SMALL-1, looked up so far */
	const char **flags; /* names of an enum's bits; NULL: it is no set of flags */
};
#define OUT_ENUM_SMALL 256

/* One piece of a printf format: text, or text before a conversion. */
struct out_piece {
	const char *text;
	uint32_t text_len;
	char conversion;          /* d u x X o c p s r t D, g for %gr; 0: text only */
	char variant;             /* 'x' or 'h' after %r, else 0 */
	uint8_t flags;            /* OUT_LEFT ... */
	uint8_t bytes;            /* of the integer that the length modifier names */
	int32_t width, precision; /* precision -1: none */
	uint32_t arg;
};
#define OUT_LEFT 1u
#define OUT_PLUS 2u
#define OUT_BLANK 4u
#define OUT_ALT 8u
#define OUT_ZERO 16u

/* What is worked out once for a statement, at its first event. */
struct out_event {
	bool known, valid; /* valid: all arguments lie inside the record */
	struct out_piece *pieces;
	uint32_t n;
	/* JSONL */
	uint32_t line;        /* in its own file */
	struct np_text names; /* "name":  of all arguments, one behind the other */
	uint32_t *name_ends;  /* as plan_event.args; as the one before: it is not shown */
};

struct out_row {
	const uint8_t *key, *value;
	uint64_t order;    /* of the value, as an unsigned number that sorts right */
	const char *label; /* instead of a key, where the row sums up others */
};

/* One stack: fold.h. */
struct out_fold {
	char *frames;
	uint64_t value;
	uint32_t map; /* index of plan.maps */
};
struct out_folds {
	struct out_fold *v;
	uint32_t n, cap;
};

struct np_out {
	struct np_out_context ctx;
	const struct np_plan *plan;
	enum np_format format;
	FILE *f;
	FILE *result;             /* FOLDED, FLAMEGRAPH: where these go, and `f` is for the rest */
	struct out_folds folds;   /* what they are made of: of each map what it last held */
	struct out_folds kept;    /* ... and what it held before it was cleared */
	uint32_t kept_merged;     /* so many of `kept` are all different */
	bool below;               /* there were values below 0, of which no picture can be made */
	int error;                /* errno of the first writing that failed */
	struct np_text buf;       /* lines not yet given to f */
	struct np_text scratch;   /* JSON: a whole line or key before it is quoted */
	struct np_text temp;      /* one value before it is padded or quoted */
	struct np_text cells;     /* a table's cells */
	struct out_event *events; /* as plan.events */
	struct out_type *types;   /* as plan.types */
	struct out_row *rows;     /* of the map that is being written */
	uint32_t cap_rows;
	uint8_t *cut; /* values of the rows that `top` leaves out */
	size_t cap_cut;
	uint64_t *buckets;
	uint32_t cap_buckets;
	int64_t boot_to_wall_ns;
	uint64_t began_ns; /* since boot */
	struct {
		bool known;
		int64_t second;
		struct tm tm;
		char text[32]; /* "2026-11-20 22:40:01" */
		uint32_t len;
	} clock; /* the last second that was printed */
	struct {
		int64_t second;
		char text[32]; /* "2026-11-20T21:40:01" */
		uint32_t len;
	} utc;          /* the same, of JSONL */
	uint32_t probe; /* whose record is being written; NP_NO_INDEX: none's */
	struct {
		bool on;       /* the output is a terminal whose cursor may be moved */
		bool fresh;    /* an interval fired, and nothing of it is written yet */
		bool open;     /* o->buf is what it prints */
		bool tables;   /* there is a table in it */
		bool in_place; /* what is given now is a frame */
		unsigned rows, columns;
		struct np_text shown; /* the last frame, while nothing else was written */
	} screen;
	bool colour;
	struct out_unwound *unwound; /* NULL: nothing yet */
	bool open_line;              /* what was given last does not end with a newline */
	bool wrote_event;            /* since the start */
	bool wrote_table;
};

/* read.c */
uint64_t out_load(const uint8_t *p, uint32_t size, bool is_signed);
/* Bytes of the number in a value of the type, 0: it is none. */
uint32_t out_number_size(const struct np_plan_type *type);
/* The number in any value that is one; false for strings, tuples ... */
bool out_number(const struct out_value *v, uint64_t *out);
/* Kinds that tables set to the right. */
bool out_is_number(uint32_t kind);
/* The value of a whole map key or map value. */
struct out_value out_whole(const struct np_plan_type *type, const uint8_t *p, uint32_t len);
/* Member m of the `len` bytes at base; tails are allowed when they are a record. */
bool out_member(const struct np_out *o, const struct np_plan_member *m, const uint8_t *base,
		size_t len, bool record, struct out_value *v);
/* Can a value of the type be walked in bounded time and depth? */
bool out_type_is_sound(struct np_out *o, const struct np_plan_type *type);
/* Order of two values of one type: <0, 0, >0; tuples by their members. */
int out_compare(struct np_out *o, const struct out_value *a, const struct out_value *b);

/* value.c */
/* The bytes of a BYTES value. */
const uint8_t *out_buffer(const struct out_value *v, uint32_t *n);
void out_text(struct np_out *o, struct np_text *t, const struct out_value *v, enum out_form form);
/* Text of a key: a tuple without its parentheses. */
void out_key_text(struct np_out *o, struct np_text *t, const struct out_value *v,
		  enum out_form form);
/* Name of an enumerator, or those of a set of flags. False: it has none, and is a number. */
bool out_enum_words(struct np_out *o, struct np_text *t, const struct np_plan_type *type,
		    int64_t value);

/* number.c: decimal and hexadecimal without stdio */
void out_u64(struct np_text *t, uint64_t v);
void out_i64(struct np_text *t, int64_t v);
void out_hex(struct np_text *t, uint64_t v); /* 0x... */
void out_duration(struct np_text *t, int64_t ns);

/* address.c */
void out_ksym(struct np_out *o, struct np_text *t, uint64_t address);
void out_usym(struct np_out *o, struct np_text *t, uint64_t address, uint32_t pid);
void out_loc(struct np_out *o, struct np_text *t, uint64_t address, bool exact);
void out_user_loc(struct np_out *o, struct np_text *t, uint64_t address, uint32_t pid, bool exact);
/* `mode`: "", "perf", "raw" ..., as in kstack(mode). user: the frames are pid's. */
void out_stack(struct np_out *o, struct np_text *t, uint64_t key, bool user, uint32_t pid,
	       const char *mode, enum out_form form);
#define OUT_SHOW_HEAD 4 /* arguments before those that are shown: time, comm, pid, tid */
/* A value that show() shows; of a string that is empty, or could not be read, its address. */
bool out_shown(struct np_out *o, const struct np_plan_event *e, uint32_t i, const uint8_t *record,
	       size_t len, struct out_value *v);

#define LINUX_AF_INET 2
#define LINUX_AF_INET6 10
bool out_inet_is_known(const uint8_t *p);
void out_inet(struct np_text *t, const uint8_t *p);

/* unwound.c: ustack(dwarf) */
struct out_unwound;
void out_unwound_free(struct out_unwound *u);
/* Forgets what was found when it is much. */
void out_unwound_trim(struct np_out *o);
/* The frames of one, by its key. */
uint32_t out_unwound(struct np_out *o, uint64_t key, uint32_t pid, const uint64_t **frames);
struct out_map;
/*
 * What is to be shown of a map: rows whose stacks have the same frames are one. Its keys and values
 * are to be freed where they are not those of `c`.
 */
struct np_map_content out_merge(struct np_out *o, const struct out_map *m,
				const struct np_map_content *c);

/* lines.c */
/* A place in code, and what the address says of it. */
enum out_is {
	OUT_IS_PLACE,  /* it is the place */
	OUT_IS_BEHIND, /* a function's beginning, or what a call returns to */
	OUT_IS_RETURN, /* what a call returns to: perhaps no longer in the function that calls */
};
struct out_code {
	uint64_t address;
	enum out_is is;
	bool user;
	uint32_t pid; /* of the user's */
};
/* False: nothing is known of it. */
bool out_code_symbol(struct np_out *o, const struct out_code *c, struct np_symbol *s);
/* symbol+0xoffset, and the [module] that it is in. */
void out_symbol(struct np_text *t, const struct np_symbol *s, bool module);
/* " file.c:12 in inlined < caller.c:30", where debug info knows. */
void out_places(struct np_out *o, struct np_text *t, const struct out_code *c,
		const struct np_symbol *s);
/* A frame with its places, functions that are inlined in it before it, each on its line. */
void out_frame_lines(struct np_out *o, struct np_text *t, const struct out_code *c,
		     const char *indent);

/* clock.c */
/* A time since boot, or (nsecs(tai), file times) since 1970, which no machine runs for. */
int64_t out_wall_ns(const struct np_out *o, uint64_t ns);
void out_strftime(struct np_out *o, struct np_text *t, int64_t wall_ns, const char *format);
void out_wall_clock(struct np_out *o, struct np_text *t, uint64_t boot_ns); /* %t */

/* printf.c */
void out_printf_compile(struct np_out *o, const struct np_plan_event *e, struct out_event *c);
void out_printf(struct np_out *o, struct np_text *t, const struct np_plan_event *e,
		const struct out_event *c, const uint8_t *record, size_t len);

/* words.c: what a value of a type with words reads as; false: nothing, it is as it is. */
bool out_words(struct np_out *o, struct np_text *t, const struct out_value *v);

/* Whether texts of the type say more than its number: a name, an address, and no errno or 0x10. */
bool out_has_names(const struct np_out *o, const struct np_plan_type *type);

/* Whether the bytes of a struct sockaddr are an address that can be said. */
bool out_is_sockaddr(const uint8_t *p, uint32_t n);

/* packet.c */
/* A number; ?: it is not known. */
void out_fact(struct np_text *t, int64_t v);
/* A record of flow() or packet() in one line. */
void out_packet(struct np_out *o, struct np_text *t, const struct out_value *v);

/* gfp.c */
void out_gfp(struct np_text *t, uint64_t flags);

/* json.c */
/* Bytes of the well-formed UTF-8 character at s, 0 when there is none. */
size_t out_utf8_len(const unsigned char *s, size_t n);
void out_json_string(struct np_text *t, const char *s, size_t n);
void out_json_u64(struct np_text *t, uint64_t v);
void out_json_i64(struct np_text *t, int64_t v);
void out_json(struct np_out *o, struct np_text *t, const struct out_value *v);
/* The same, but what has a name is that name: in show and in tables. Errors stay numbers. */
void out_json_by_name(struct np_out *o, struct np_text *t, const struct out_value *v);
/* {"type": "T", "data":  and its end. */
void out_json_begin(struct np_text *t, const char *type);
void out_json_end(struct np_text *t);

/* jsonl.c */
/* Time, probe, type; members; the end. In o->buf. */
void out_jsonl_begin(struct np_out *o, const char *type);
void out_jsonl_member(struct np_out *o, const char *name, const char *s, size_t n);
void out_jsonl_end(struct np_out *o);
/* What is the same in all events of a statement. */
void out_jsonl_prepare(const struct np_out *o, const struct np_plan_event *e, struct out_event *c);
void out_jsonl_event(struct np_out *o, const struct np_plan_event *e, const struct out_event *c,
		     const uint8_t *record, size_t len);
void out_jsonl_stack(struct np_out *o, struct np_text *t, const struct out_value *v);

/* quantile.c */
#define OUT_QUANTILES 4
struct out_quantile {
	const char *heading;
	uint32_t per_mille;
};
extern const struct out_quantile out_quantiles[OUT_QUANTILES];

/* aggregation.c */
struct out_aggregate {
	uint64_t count;                    /* AVG, STATS; and HIST, LHIST: sum of the buckets */
	uint64_t value;                    /* COUNT, SUM, MIN, MAX: the number; AVG, STATS: total */
	bool set;                          /* anything was counted */
	uint64_t quantiles[OUT_QUANTILES]; /* QUANTILE; its largest is `value` */
};
/* Bytes that a value of an aggregation takes on one CPU. */
uint32_t out_aggregate_size(const struct np_plan_type *type);
/* Sums `cpus` values that lie `step` bytes apart. */
void out_aggregate(const struct np_plan_type *type, const uint8_t *values, uint32_t step,
		   uint32_t cpus, struct out_aggregate *a);
uint64_t out_average(const struct np_plan_type *type, const struct out_aggregate *a);
/* COUNT ... STATS in bpftrace's text and JSON. */
void out_aggregate_text(struct np_text *t, const struct np_plan_type *type,
			const struct out_aggregate *a, uint32_t div);
void out_aggregate_json(struct np_text *t, const struct np_plan_type *type,
			const struct out_aggregate *a, uint32_t div);
/* A number with the sign that the type gives it, divided. */
void out_scaled_text(struct np_text *t, bool is_signed, uint64_t v, uint32_t div);
void out_scaled_json(struct np_text *t, bool is_signed, uint64_t v, uint32_t div);

/* quantile.c */
void out_aggregate_quantiles(const struct np_plan_type *type, const uint8_t *values, uint32_t step,
			     uint32_t cpus, struct out_aggregate *a);
void out_quantile_text(struct np_text *t, const struct out_aggregate *a, uint32_t div);
void out_quantile_json(struct np_text *t, const struct out_aggregate *a, uint32_t div);

/* hist.c */
/* The buckets summed over CPUs, in o->buckets (valid until the next call). */
const uint64_t *out_buckets(struct np_out *o, const struct np_plan_type *type,
			    const uint8_t *values, uint32_t step, uint32_t cpus);
void out_hist_text(struct np_text *t, const struct np_plan_type *type, const uint64_t *buckets,
		   uint32_t div);
void out_hist_json(struct np_text *t, const struct np_plan_type *type, const uint64_t *buckets,
		   uint32_t div);

/* tseries.c */
bool out_tseries_is_set(const struct np_plan_type *type, const uint8_t *values, uint32_t step,
			uint32_t cpus);
void out_tseries_text(struct np_out *o, struct np_text *t, const struct np_plan_type *type,
		      const uint8_t *values, uint32_t step, uint32_t cpus);
void out_tseries_json(struct np_text *t, const struct np_plan_type *type, const uint8_t *values,
		      uint32_t step, uint32_t cpus);

/* map_text.c: HIST, LHIST, TSERIES have lines of their own */
static inline bool out_is_drawn(const struct np_plan_type *type)
{
	return type->kind == NP_V_HIST || type->kind == NP_V_LHIST || type->kind == NP_V_TSERIES;
}
struct out_map;
void out_drawn_text(struct np_out *o, struct np_text *t, const struct out_map *m,
		    const struct out_row *r);
void out_drawn_json(struct np_out *o, struct np_text *t, const struct out_map *m,
		    const struct out_row *r);

/* A map being written: its rows are sorted and cut to `top`. */
struct out_map {
	const struct np_plan_map *map;
	const struct np_plan_type *key; /* NULL: a scalar */
	const struct np_plan_type *value;
	const struct out_row *rows;
	uint32_t n, key_size, step, cpus, div;
	/* the values of all rows, and of those that were cut, one behind the other */
	const uint8_t *all, *cut;
	uint32_t n_all, n_cut;
};
/* map_text.c, table.c */
void out_map_text(struct np_out *o, const struct out_map *m);
void out_map_json(struct np_out *o, const struct out_map *m);
void out_jsonl_map(struct np_out *o, const struct out_map *m);
/* The value of one row. */
void out_value_json(struct np_out *o, struct np_text *t, const struct out_map *m,
		    const struct out_row *r);
void out_table_text(struct np_out *o, const struct out_map *m);
void out_table_json(struct np_out *o, const struct out_map *m);

/* screen.c */
/* Begins or ends a frame as o->probe is one of an interval or not. */
void out_screen_open(struct np_out *o);
void out_screen_close(struct np_out *o);
/* Rows of a table that fit on the screen; 0: it is not of a frame. */
uint32_t out_screen_rows(const struct np_out *o);

/* out.c */
/* Gives the buffer to f. */
void out_give(struct np_out *o);
/* Gives the buffer to f when it is large. */
void out_written(struct np_out *o);
bool out_argument(const struct np_out *o, const struct np_plan_event *e, uint32_t i,
		  const uint8_t *record, size_t len, struct out_value *v);
/* The texts of TIME and JOIN. */
void out_event_time(struct np_out *o, struct np_text *t, const struct np_plan_event *e,
		    const uint8_t *record, size_t len);
void out_event_join(const struct np_out *o, struct np_text *t, const struct np_plan_event *e,
		    const uint8_t *record, size_t len);

#endif
