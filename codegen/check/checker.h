/*
 * Inside the checker.  One np_checker per compilation; the fields under "the body" are those
 * of the clause clone being checked.
 *
 * Maps are typed over the whole program: all bodies are checked again and again until no
 * map's type grows any more, and only the last round's diagnostics are kept.  So a function
 * that returns false has either reported why, or met a map of which nothing is known yet
 * (c->unknown), and whoever called it just gives up on that tree.
 */
#ifndef NP_CHECK_CHECKER_H
#define NP_CHECK_CHECKER_H

#include "check/checked.h"
#include "check/conversion.h"
#include "check/word_set.h"

#define NP_STRLEN 1024 /* str() and strings of tracepoints, unless an option says else */
#define NP_MOST_PROBES 4096
#define NP_MAX_STRLEN (64 * 1024)
#define NP_LARGEST (NP_MAX_STRLEN + 4096) /* bytes of a tuple or key */

struct np_builtin {
	const char *name;
	enum { NP_BK_VALUE, NP_BK_CALL, NP_BK_ACTION } kind;
	const char *signature;
	uint32_t where;
	const char *help, *example;
};
extern const struct np_builtin np_builtins[NP_B_COUNT];

/* What is known of a map so far; grows from round to round. */
struct np_map_state {
	struct np_map map;
	const struct np_type **key_types; /* n_keys */
	bool keyed;                       /* the number of keys is known */
	bool written;                     /* something assigns it */
	bool weak; /* its value was only ever a literal: another integer decides the sign */
	const struct np_node *declaration; /* NP_N_MAP_DECL; NULL: none */
	bool statement;                    /* belongs to count(x), hist(x) by y */
	struct np_loc keys_loc, value_loc; /* where the keys, the value got their types */
};

/* What is known of a body's variables from checking it before. */
struct np_known_var {
	const char *name;
	struct np_loc loc; /* a macro's may be there several times, in the order of their uses */
	const struct np_type *type;
	bool weak;
	bool taken; /* by a variable of this turn */
};

struct np_scope {
	NP_VEC(struct np_var *) vars;
	struct np_scope *outer;
};

/* Where a probe's arguments come from. */
struct np_probe_info {
	const struct np_attach_point *point;
	const struct np_tp_format *format; /* tracepoints */
	struct np_btf *btf;
	uint32_t raw_proto;      /* FUNC_PROTO of the raw arguments, 0: none; its first is void * */
	bool raw;                /* the tracepoint attaches by BTF */
	uint32_t proto;          /* FUNC_PROTO of a function, 0: unknown */
	const int8_t *registers; /* user functions: see struct np_user_function */
	int debug_info;          /* user functions: what looking for it came to */
	const char *usdt_args;   /* of a USDT site, NULL otherwise */
	uint32_t record;         /* struct trace_event_raw_X of a tracepoint, 0: not in BTF */
	bool record_known;
	const struct np_print_fmt *print; /* of a tracepoint's format, once asked for */
	bool looked_up;                   /* raw, raw_proto, proto are set: np_probe_types() */
};

struct np_regex;
struct np_checker {
	struct np_arena *arena;
	struct np_types *types;
	struct np_diags *diags; /* of this round */
	const struct np_check_options *opt;
	struct np_checked *out;
	NP_VEC(struct np_map_state *) maps;
	NP_VEC(const struct np_node *) macros;    /* NP_N_CONST */
	NP_VEC(const struct np_node *) functions; /* NP_N_FN */
	NP_VEC(const struct np_c_function *) c_functions;
	NP_VEC(const struct np_node *) map_addresses; /* &@m, of the last round */
	NP_VEC(uint32_t) records; /* BTF ids of struct trace_event_raw_*, once asked for */
	bool records_known;
	struct np_regex *regex; /* the last that was used, NULL: none was; np_regex_free() */
	uint32_t groups;        /* of alternatives, given out so far */
	uint32_t points;        /* of all clauses, so far */
	uint32_t longest_probe; /* bytes of their longest text */
	bool changed;           /* a map's type grew in this round */
	bool unknown;           /* a map was read of which nothing is known */
	bool empties_all;       /* clear() or zero() without a map */
	bool assume;            /* such a map holds integers */
	bool lost;              /* a clause is not looked at, because its probe is wrong */
	const struct np_node *program;
	NP_VEC(const char *) moved; /* probes of the clause that old names became */
	bool last_round;            /* types are final: what is still unknown is an error */
	/* the body */
	struct np_body *body;
	struct np_probe_info *probe;
	struct np_scope *scope;
	NP_VEC(struct np_var *) vars; /* its own and its functions', in the order of their making */
	NP_VEC(struct np_known_var) known_vars;
	bool vars_changed;            /* a variable's type grew after it was used */
	uint32_t round, turn;         /* of the program, of the body: types still grow */
	struct np_function *function; /* that is being checked, NULL: the block of a clause */
	bool uses_retval;
	unsigned loops; /* around the statement */
	bool several;   /* the clause has other bodies: which one matters to an error */
	struct np_sources *sources;
	NP_VEC(const struct np_node *) own_functions; /* those of packet.np, where they are used */
	uint32_t wanted;      /* of flows and packets: rows of packet.def that are used */
	unsigned macros_used; /* macros of kernel headers, so far */
};

const char *np_show(struct np_checker *c, const struct np_type *t);
const struct np_type *np_int64(struct np_checker *c);
/* Which of a clause's probes an error is about, if there are several. */
void np_note_probe(struct np_checker *c, struct np_diag *d);
/* "did you mean '...'?"; says nothing if `near` is NULL. */
void np_suggest(struct np_checker *c, struct np_diag *d, const char *sigil, const char *near);

/*
 * clause.c: attach points of all clauses, grouped into what can share a body; then the bodies,
 * which are built anew in every round.
 */
struct np_clauses;
struct np_clauses *np_expand_clauses(struct np_checker *c, const struct np_node *program);
void np_check_bodies(struct np_checker *c, struct np_clauses *all);
/* Warns of the optional probes that were left out: after the last round. */
void np_report_left_out(struct np_checker *c, const struct np_clauses *all);

/* reads.c: adds to c->out->reads what a body reads, as a program of c->probe. */
void np_note_reads(struct np_checker *c, const struct np_body *b);

/* test.c */
/* Tests, and benchmarks, have names of their own. */
void np_check_test_names(struct np_checker *c);
/* What the block of a clause returns. False: it is said what is wrong. */
bool np_check_result(struct np_checker *c, struct np_node *value);

/* announce.c: names for BTF's one pass; before the first lookup. */
void np_announce_names(struct np_checker *c, const struct np_node *program);

/* probes.c: a probe as written to attach points, pushed onto *points. */
typedef NP_VEC(struct np_attach_point) np_points;
enum np_probe_result {
	NP_PROBE_OK,
	NP_PROBE_ABSENT, /* well-formed, but not on this kernel: one point stands for it */
	NP_PROBE_ERROR,  /* reported */
};
/* Absence is reported only if `report`. */
enum np_probe_result np_resolve_probe(struct np_checker *c, const struct np_node *probe,
				      bool report, np_points *points, bool *long_name);

/* The text of one probe, split at its colons; what the kinds of probes get. */
struct np_probe_text {
	const struct np_node *node;
	const char *part[5]; /* part[0] is the kind as written */
	unsigned n;
	enum np_probe_kind kind;
	bool report;
	struct np_attach_point proto; /* what all points of this probe share */
	np_points *points;
};
typedef enum np_probe_result (*np_probe_fn)(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_tracepoint(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_rawtracepoint(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_entry(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_trampoline(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_kprobe(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_uprobe(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_usdt(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_bare(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_test(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_iter(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_self(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_watchpoint(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_perf(struct np_checker *c, struct np_probe_text *p);
enum np_probe_result np_probe_timer(struct np_checker *c, struct np_probe_text *p);
/*
 * old_name.c: what this kernel has instead of a function that it has not, NULL: nothing known.
 * *last: the last kernel that had it, "": always inlined, or newer than this kernel. *but: how it
 * differs, a part of a sentence or "".
 */
const char *np_old_name(struct np_checker *c, const char *name, const char **last,
			const char **but);
/* Whether BTF may know a function that is inlined: it is looked for where that costs more. */
bool np_may_be_inline(const char *name);
/* Of such a name that is rawtracepoint:NAME and no function, the NAME; else NULL. */
const char *np_raw_name(const char *name);
/* Whether it is a system call by the name of before 4.17. */
bool np_is_old_syscall(const char *name);
/* The same of a tracepoint, as "system:name". */
const char *np_old_tracepoint(struct np_checker *c, const char *name, const char **last);
/* Whether the script probes that one too: then it names a probe as each kernel has it. */
bool np_is_probed(struct np_checker *c, const char *name);
/* Whether another old name of the clause became that point already; if not, this one has. */
bool np_is_moved(struct np_checker *c, const char *text);
/* The i-th name that some kernel has for a function; NULL behind the last. */
const char *np_other_name(struct np_checker *c, const char *name, uint32_t i);
/* All such names that match, for lists. */
void np_old_names(struct np_checker *c, const char *pattern,
		  void (*f)(void *arg, const char *name, const char *now), void *arg);
/* NP0204: the list or a format of tracepoints could not be read, for this negative errno. */
void np_check_unreadable(struct np_checker *c, struct np_loc at, int err);
/* The place of a part within the source, for carets. */
struct np_loc np_part_loc(const struct np_probe_text *p, unsigned i);
enum np_probe_result np_bad_probe(struct np_checker *c, const struct np_probe_text *p,
				  const char *expected);
struct np_attach_point *np_add_point(struct np_checker *c, const struct np_probe_text *p);
/*
 * Reports an absent probe, if it is to be; `near` (what to write) and `cure` may be NULL.
 * With a point, added by the caller and named as written, the probe is kept: another kernel
 * may have it.  Without one it is an error even for optional probes.
 */
enum np_probe_result np_absent(struct np_checker *c, const struct np_probe_text *p,
			       const struct np_attach_point *point, struct np_loc loc,
			       const char *what, const char *near, const char *cure);
/* old_library.c: whether a file has the name of one of glibc's libraries, of any version. */
bool np_is_old_library(const char *path);
/*
 * The library that has today what was in `written`, one of glibc's before 2.34,
 * told to the user; NULL: it is none, or has it not either.
 */
const char *np_todays_library(struct np_checker *c, const struct np_probe_text *p,
			      const char *written, const char *name);
/* Whether a file can be read and has no function of that name, or none that matches. */
bool np_lacks_function(struct np_checker *c, const char *path, const char *name);
/* "name+off": the offset is cut off; false if it is not a number. */
bool np_split_offset(struct np_checker *c, const char **name, uint64_t *offset);
/* Path of a library or program, or NULL; quotes are taken off. */
const char *np_find_binary(struct np_checker *c, const char *name);
/*
 * user_at.c: places that are no names. False: the text is of another form. An address as the file
 * is linked; path@file:line[:column]; path:cpp:name.
 */
bool np_probe_at_address(struct np_checker *c, struct np_probe_text *p, const char *path,
			 const char *name, enum np_probe_result *result);
bool np_probe_at_line(struct np_checker *c, struct np_probe_text *p, enum np_probe_result *result);
enum np_probe_result np_probe_cpp(struct np_checker *c, struct np_probe_text *p, const char *path,
				  const char *name);
/* The text without its quotes. */
const char *np_unquoted(struct np_arena *a, const char *s);
/* Sorts the points from `first` on by their texts; each is there once. */
void np_sort_points(np_points *points, uint32_t first);

/* wildcard.c */
bool np_has_wildcard(const char *text);
bool np_wildcard_match(struct np_checker *c, const char *pattern, const char *text);
/* regex.c: whether it is a ~regular expression~; whether one of those matches. */
bool np_is_regex(const char *text);
bool np_regex_match(struct np_checker *c, const char *pattern, const char *text);
/* What was kept of the last one; when nothing is matched any more. */
void np_regex_free(struct np_checker *c);
/* What is wrong with a ~regular expression~; NULL: nothing, or it is none. */
const char *np_bad_regex(struct np_checker *c, const char *pattern);
/* -r: a part of a probe that is a regular expression, in its tildes; others as they are. */
const char *np_regex_part(struct np_checker *c, const char *part);

/* args.c */
/* What a point's arguments are; cheap. False: not on this kernel. */
bool np_probe_info(struct np_checker *c, const struct np_attach_point *p,
		   struct np_probe_info *out);
/* Announces the names that np_probe_types will look for. */
void np_probe_want(struct np_checker *c, const struct np_attach_point *p);
/* Fills in what must be looked up in BTF. */
void np_probe_types(struct np_checker *c, struct np_probe_info *p);
/* An argument of the probe by name ("arg0" too), noted as used; NULL: no such. */
struct np_arg *np_find_arg(struct np_checker *c, const char *name);
/* arg0 ..., or a parameter of the function, whether it can be used or not. */
bool np_is_parameter(struct np_checker *c, const char *name);
/* Reports that there is no such argument, and why; false. */
bool np_no_arg(struct np_checker *c, const char *name, struct np_loc loc);
/* What the function returns; NULL: nothing. */
const struct np_type *np_return_type(struct np_checker *c);
/* Names of the arguments that have one, in order; NULL behind the last. */
const char *np_arg_name(struct np_checker *c, uint32_t i);
/* Equal when the same body serves both probes. */
bool np_same_arguments(struct np_checker *c, const struct np_body *body, bool uses_retval,
		       struct np_probe_info *a, struct np_probe_info *b);

/* words.c: the type with the words that a tracepoint's field, a return value has. */
const struct np_type *np_field_words(struct np_checker *c, const struct np_tp_field *f,
				     const struct np_type *t);
/* Bytes that are a struct sockaddr. */
/* A field's bytes that are an array's. */
const struct np_type *np_array_words(struct np_checker *c, const char *field,
				     const struct np_type *t);
const struct np_type *np_socket_words(struct np_checker *c, const struct np_type *t);
/* A number that may be unknown, in those words. */
const struct np_type *np_fact_words(struct np_checker *c, enum np_word_set set);
const struct np_type *np_return_words(struct np_checker *c, const struct np_type *t);
const struct np_type *np_parameter_words(struct np_checker *c, const char *name, uint32_t btf_type,
					 const struct np_type *t);
const struct np_type *np_member_words(struct np_checker *c, const struct np_type *owner,
				      const char *member, const struct np_type *t);

/* fields.c: a field of the tracepoint's record; false: there is none. */
bool np_describe_field(struct np_checker *c, const char *name, struct np_arg *a);

/* names.c */
bool np_check_name(struct np_checker *c, struct np_node **at);
bool np_check_positional(struct np_checker *c, struct np_node *n, bool text);
int np_find_param(struct np_checker *c, const char *name);
bool np_use_param(struct np_checker *c, struct np_node *n, uint32_t index, bool set);
bool np_use_arg(struct np_checker *c, struct np_node *n, struct np_arg *a);
struct np_ref *np_new_ref(struct np_checker *c, struct np_node *n, enum np_ref_kind kind);

/* header.c: constants that only C headers have. */
bool np_use_header_constant(struct np_checker *c, struct np_node *n);
void np_each_header_constant(void (*f)(void *arg, const char *name), void *arg);
/* The value of an enumerator of the kernel or a constant of its headers; false: there is none. */
bool np_constant_value(struct np_checker *c, const char *name, int64_t *value);

/* definitions.c: the types that a script defines, as c->out->script. */
void np_check_definitions(struct np_checker *c, const struct np_node *program);

/* scope.c */
struct np_var *np_find_var(struct np_checker *c, const char *name);
struct np_var *np_new_var(struct np_checker *c, const char *name, struct np_loc loc);
bool np_check_scratch(struct np_checker *c, struct np_node *n);
/* `$x = e`, `$x += e`; the value is typed. */
bool np_assign_var(struct np_checker *c, struct np_node *n);
/* What should be assigned has an error of its own: later uses say nothing more. */
void np_spoil_var(struct np_checker *c, const struct np_node *target);
/* `$x++`, `$x--` of a variable that is typed. */
void np_step_var(struct np_checker *c, const struct np_node *target, enum np_op op);
bool np_check_let(struct np_checker *c, struct np_node *n);
/* A block whose variables are used behind an inner block that they were first assigned in gets
 * declarations of them. */
void np_hoist_vars(struct np_checker *c, struct np_node *block);
/* After a body: what never got a type. */
void np_finish_vars(struct np_checker *c);

/* check.c: what means something without a macro. */
bool np_is_builtin_name(const char *name);

/* packet.c: the types `packet` and `flow`; NULL: it is none of these. */
const struct np_type *np_packet_type(struct np_checker *c, const char *name);
/* Whether that is one of the two functions; the functions that they are made of, read. */
bool np_reads_packets(const char *name);
void np_packet_functions(struct np_checker *c);
bool np_is_packet(const struct np_type *t);
/* A struct that flow() takes: a sock, or what begins with all that socks begin with. */
bool np_is_sock(const struct np_type *t);
/* A member of such a record is used, NULL: all of them. */
void np_packet_wanted(struct np_checker *c, const struct np_type *t, const char *name);
/* Where a packet or flow is a key, is compared or printed, that part of it which is shown. */
void np_packet_whole(struct np_checker *c, struct np_node **at);
/* What a function of packet.np returns: all members, of which those go that are not used. */
void np_packet_returned(struct np_checker *c, const struct np_type *t, struct np_node *tuple);
void np_packets_whole(struct np_checker *c, struct np_node **list);
/* packet.np's __wants_NAME, a constant. */
bool np_use_wants(struct np_checker *c, struct np_node *n);
/* Whether such a record may have that member; all that it may have, for the nearest spelling. */
bool np_packet_has(const struct np_type *t, const char *name);
struct np_nearest;
void np_packet_try(const struct np_type *t, struct np_nearest *near);
bool np_check_inner(struct np_checker *c, struct np_node *n);

/* typename.c: a type as written; false after an error. */
/* A type by a name alone, "gfp_t"; NULL: there is none, and nothing is said. */
const struct np_type *np_find_type(struct np_checker *c, const char *name);
/* One by its tag; NULL: there is none, and nothing is said. */
const struct np_type *np_find_tag(struct np_checker *c, const struct np_type_name *name);
/* One that needs no kernel: "unsigned long", "u32"; NULL: it is none. */
const struct np_type *np_plain_type(struct np_checker *c, const char *name);
bool np_type_name(struct np_checker *c, const struct np_type_name *name,
		  const struct np_type **out);

/* expr.c: types a tree; false after an error or when something is not known yet. */
/* Whether the kernel can do what this node needs; else it says so (NP0213). */
bool np_check_feature(struct np_checker *c, const struct np_node *n, enum np_feature f);
bool np_check_expr(struct np_checker *c, struct np_node **at);
bool np_check_list(struct np_checker *c, struct np_node **list);
bool np_check_condition(struct np_checker *c, struct np_node **at);
bool np_type_error(struct np_checker *c, const struct np_node *n, const char *what);
void np_make_int(struct np_checker *c, struct np_node *n, uint64_t value, bool is_unsigned);
/* A condition that is known now; what it excludes is not checked. */
void np_decide(struct np_checker *c, struct np_node *n, bool value);
static inline bool np_is_decided(const struct np_node *n)
{
	return n->kind == NP_N_INT && n->integer.is_decided;
}
static inline bool np_is_literal(const struct np_node *n)
{
	return n->kind == NP_N_INT && !n->integer.is_unsigned;
}

/* convert.c */
/* What += and ++ take. */
bool np_can_compute(const struct np_type *t);
/* Puts a conversion to `to` around *at where the types differ. */
void np_convert(struct np_checker *c, struct np_node **at, const struct np_type *to);
/*
 * The same where a value is kept as `to`, for those that lie otherwise in memory then: tuples,
 * functions as symbols.
 */
void np_place(struct np_checker *c, struct np_node **at, const struct np_type *to);
/* Integers, pointers, aggregations with one number: what can be computed with. */
bool np_is_number(const struct np_type *t);
/* The type in which a key is kept: integers of 8 bytes, strings padded, aggregations as int64. */
const struct np_type *np_kept_type(struct np_checker *c, const struct np_type *t);
/* The same, but integers keep their width: in variables, values of maps, tuples. */
const struct np_type *np_value_type(struct np_checker *c, const struct np_type *t);
/* np_value_type that reads in the same words. */
const struct np_type *np_worded_type(struct np_checker *c, const struct np_type *t);
/* The smallest type that holds a literal, signed if it can be. */
const struct np_type *np_literal_type(struct np_checker *c, const struct np_node *n);
/* Can be a key, the value of a map, part of a tuple. */
bool np_can_keep(const struct np_type *t);
/* Puts the fields of a record that is written down into the order of another one's type. */
void np_order_record(struct np_checker *c, struct np_node *n, const struct np_type *like);
/* The type that holds both; NULL: there is none. */
const struct np_type *np_unify(struct np_checker *c, const struct np_type *a,
			       const struct np_type *b);
/* Of two aggregations: the same one, signed if either counts signed numbers. */
const struct np_type *np_unify_aggregations(struct np_checker *c, const struct np_type *a,
					    const struct np_type *b);
/* np_unify for a value that is written down: a literal takes the sign of what is there. */
const struct np_type *np_unify_value(struct np_checker *c, const struct np_type *there,
				     const struct np_type *t, const struct np_node *value);

/* fold.c: constant operands to one INT node. */
bool np_fold(struct np_checker *c, struct np_node *n);
/* Arithmetic on constants; false: it is left to the program. */
bool np_compute(enum np_op op, int64_t a, int64_t b, int64_t *v);

/* comptime.c: what is known now takes the place of `comptime e`. */
/* Whether a checked number is known when the program is compiled. */
bool np_known_number(struct np_checker *c, const struct np_node *n, int64_t *value);
bool np_check_comptime(struct np_checker *c, struct np_node **at);

/* np_check_expr without a word of what is wrong. */
bool np_check_quietly(struct np_checker *c, struct np_node **at);

/* member.c */
bool np_check_member(struct np_checker *c, struct np_node *n);
/*
 * elsewhere.c: in an image, a member that is elsewhere on other kernels becomes a choice between
 * the two. `written` is the node as it was before it was checked.
 */
bool np_may_be_elsewhere(struct np_checker *c, const struct np_node *n);
void np_add_elsewhere(struct np_checker *c, struct np_node *n, const struct np_node *written);
/* object->name, not yet typed. */
struct np_node *np_new_member(struct np_checker *c, struct np_node *object, const char *name);
bool np_check_index(struct np_checker *c, struct np_node *n);
bool np_check_sizeof(struct np_checker *c, struct np_node *n);
/* A name that is no value, but a type: where both may stand. NULL: it is a value, or nothing. */
const struct np_type *np_type_by_name(struct np_checker *c, const struct np_node *n);
/* The type of the pointer through which a place in memory is reached; NULL: it is none. */
const struct np_type *np_address_space(const struct np_node *place);
/* Makes n (NP_N_SIZEOF) the size of a type: a number, or what the loader knows. */
void np_size_of(struct np_checker *c, struct np_node *n, const struct np_type *t);

/* function.c */
void np_declare_function(struct np_checker *c, const struct np_node *n);
const struct np_node *np_find_function(struct np_checker *c, const char *name);
bool np_check_function_call(struct np_checker *c, struct np_node *n, const struct np_node *decl);
bool np_check_return(struct np_checker *c, struct np_node *n);
/* So that what is wrong in them is told, too: after the bodies of a round. */
void np_check_unused_functions(struct np_checker *c);

/* c_function.c: functions of imported C files. */
/* Behind the script's own; what has a name that is taken is told. */
void np_declare_c_functions(struct np_checker *c, const struct np_node *program);
const struct np_c_function *np_find_c_function(struct np_checker *c, const char *name);
bool np_check_c_call(struct np_checker *c, struct np_node *n, const struct np_c_function *f);
/* &@m elsewhere; false. */
bool np_no_map_address(struct np_checker *c, const struct np_node *n);
/* After the last round: maps that C code cannot use. */
void np_check_map_addresses(struct np_checker *c);

/* inet.c */
/* A text that stands beside an address is read as one, now; with a prefix if `cidr`. */
bool np_as_address(struct np_checker *c, struct np_node *n, bool cidr);
/* The same of a network card's. */
bool np_as_mac(struct np_checker *c, struct np_node *n);
/* Text beside a value of that type: where it is an address, it is read as one. False: it is none.
 */
bool np_text_as(struct np_checker *c, struct np_node *n, const struct np_type *to);
bool np_check_macs(struct np_checker *c, struct np_node *n);
/* (ip)x, (mac)x: what x is as such an address. */
bool np_cast_address(struct np_checker *c, struct np_node *n, const struct np_type *to);
/* Whether what is beside it makes it one: a mac, or six bytes and a text. */
bool np_is_mac(const struct np_node *n, const struct np_node *other);
/* What may be read as an address becomes one. */
bool np_make_inet(struct np_checker *c, struct np_node **at);
bool np_check_in(struct np_checker *c, struct np_node *n);

/* builtin.c */
bool np_check_call(struct np_checker *c, struct np_node *n);
bool np_check_value(struct np_checker *c, struct np_node *n, enum np_builtin_id id);
int np_find_builtin(const char *name); /* enum np_builtin_id or -1 */
/* Reports a wrong use at `at`, with the signature as hint; false. */
bool np_usage(struct np_checker *c, const struct np_node *call, const struct np_node *at,
	      const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Types the arguments; their number must lie within the bounds. */
bool np_args_between(struct np_checker *c, struct np_node *n, uint32_t least, uint32_t most);
/* The check functions that rows name, several rows one: builtin_value.c, _text.c, _action.c */
typedef bool (*np_builtin_fn)(struct np_checker *, struct np_node *);
#define NP_BUILTIN(id, name, kind, sig, where, check, gen, help, example) \
	bool np_check_##check(struct np_checker *c, struct np_node *n);
#include "check/builtins.def"
#undef NP_BUILTIN

/* Bytes of a string whose length nobody chose, its NUL or the mark that it was cut included. */
uint32_t np_string_size(const struct np_checker *c);
/* What has a text of its own, `probe`, becomes a string; whether it is one now. */
bool np_make_string(struct np_checker *c, struct np_node **at);

/*
 * What the kernel does only for programs that BTF types; with a feature (NP_FEAT_COUNT: none)
 * that it needs. False: it is said why not.
 */
bool np_needs_trampoline(struct np_checker *c, const struct np_node *n, enum np_feature f);

/* builtin_type.c: a.b[1] to base->a.b[1]; false if it is not written so. */
bool np_put_base(struct np_node *path, struct np_node *base);

/* kernel_macro.c: macros of kernel headers. */
bool np_is_kernel_macro(const char *name, uint32_t n_args);
void np_each_kernel_macro(void (*f)(void *arg, const char *name), void *arg);
/* A call becomes what the macro stands for. */
bool np_check_kernel_macro(struct np_checker *c, struct np_node *call);
/* A name that stands for an expression of enumerators; false: on this kernel there is none. */
bool np_use_kernel_macro(struct np_checker *c, struct np_node *name);

/* agg.c */
int np_find_agg(const char *name); /* enum np_vkind or -1 */
/* Of a call: max(v), and not max(a, b), which is C's. */
bool np_is_aggregation(const struct np_node *call);
void np_each_agg(void (*f)(void *arg, const char *name), void *arg);
const char *np_agg_heading(uint32_t kind);
/* Types a call of an aggregation and its arguments; NULL after an error. */
const struct np_type *np_check_agg(struct np_checker *c, struct np_node *call);
/* duration.c: is a checked value a time in ns? */
bool np_is_duration(const struct np_node *n);

/* pinned.c: what a program may call and print that runs without us. False: it is said why not. */
bool np_check_pinned_call(struct np_checker *c, const struct np_node *n, enum np_builtin_id id);
bool np_check_pinned_table(struct np_checker *c, const struct np_node *call);
bool np_check_pinned_format(struct np_checker *c, struct np_node *call);
bool np_check_pinned_value(struct np_checker *c, struct np_node **value);

/* format.c: a printf format against its arguments, which are typed. */
bool np_check_format(struct np_checker *c, struct np_node *format, struct np_node *args);
/* The part of the source that wrote a conversion of a format. */
struct np_loc np_conversion_loc(struct np_checker *c, const struct np_node *format,
				const struct np_conversion *v);
/* debugf(): whether every kernel's trace_printk can print that. */
bool np_trace_format(struct np_checker *c, const struct np_node *call);

/* show.c: the block of a clause that has none. */
/* args.NAME of each argument that can be kept; not typed yet. */
struct np_node *np_all_arguments(struct np_checker *c, struct np_loc loc);
struct np_node *np_show_block(struct np_checker *c, const struct np_node *clause);

/* maps.c */
struct np_map_state *np_map_state(struct np_checker *c, const char *name, struct np_loc loc);
/* The map of an aggregation statement: of that text, with keys of these types. */
struct np_map_state *np_statement_map(struct np_checker *c, const char *name, struct np_loc loc,
				      const struct np_node *keys, const struct np_type *value);
/* A map that is read; `whole`: the map itself is meant (print(@m)). */
bool np_check_map(struct np_checker *c, struct np_node *n, bool whole);
/* A map that is written: its keys are typed, its value not yet. NULL after an error. */
struct np_map_state *np_check_target(struct np_checker *c, struct np_node *n);
/* Keys of n, typed already, against those of the map. */
bool np_check_keys(struct np_checker *c, struct np_map_state *s, struct np_node *n);
/* `value` is the expression, for its place and for literals. */
bool np_assign_map(struct np_checker *c, struct np_map_state *s, const struct np_type *type,
		   const struct np_node *value);
/* What is computed in place has 64 bits. */
bool np_widen_map(struct np_checker *c, struct np_map_state *s, struct np_loc loc);

/* declared_maps.c: before the bodies; after the last round */
void np_declare_maps(struct np_checker *c, const struct np_node *program);
void np_check_declared_maps(struct np_checker *c);

/* stmt.c */
bool np_check_block(struct np_checker *c, struct np_node *block);

#endif
