/*
 * Inside the checker.  One np_checker per compilation; the fields under "the body" are those
 * of the clause clone being checked.
 *
 * Maps are typed over the whole program: all bodies are checked again and again until no
 * map's type grows any more, and only the last round's diagnostics are kept.
 */
#ifndef NP_CHECK_CHECKER_H
#define NP_CHECK_CHECKER_H

#include "check/checked.h"

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
	bool keyed_known, assigned, is_agg, used;
	struct np_loc value_loc; /* where the value got its type */
};

struct np_scope {
	NP_VEC(struct np_var *) vars;
	struct np_scope *outer;
};

/* Where a probe's arguments come from. */
struct np_probe_info {
	const struct np_tp_format *format; /* tracepoints */
	struct np_btf *btf;
	uint32_t record_id;    /* struct trace_event_raw_X, 0: not in BTF */
	uint32_t raw_proto;    /* FUNC_PROTO of the raw arguments, 0: none; its first is void * */
	uint32_t proto;        /* FUNC_PROTO of a kernel function, 0: unknown */
	const char *usdt_args; /* of a USDT site, NULL otherwise */
	bool syscall;          /* fields that are pointers belong to the user */
};

struct np_checker {
	struct np_arena *arena;
	struct np_types *types;
	struct np_diags *diags; /* of this round */
	const struct np_check_options *opt;
	struct np_checked *out;
	NP_VEC(struct np_map_state *) maps;
	NP_VEC(const struct np_node *) constants; /* NP_N_CONST */
	bool changed;                             /* a map's type grew in this round */
	bool last_round; /* types are final: what is still unknown is an error */
	/* the body */
	struct np_body *body;
	struct np_probe_info probe;
	struct np_scope *scope;
	bool constants_busy; /* a #define that names itself */
};

/* probes.c: a probe as written to attach points; pushes onto *points. False after an error. */
typedef NP_VEC(struct np_attach_point) np_points;
bool np_check_probe(struct np_checker *c, const struct np_node *probe, np_points *points,
		    bool *long_name);
/* What a point's arguments are. False: they cannot be known here (not on this kernel). */
bool np_probe_info(struct np_checker *c, const struct np_attach_point *p,
		   struct np_probe_info *out);
/* Equal when the same clause clone serves both points. */
bool np_same_arguments(struct np_checker *c, const struct np_body *body,
		       const struct np_probe_info *a, const struct np_probe_info *b);

/* wildcard.c */
bool np_has_wildcard(const char *text);
bool np_wildcard_match(const char *pattern, const char *text);

/* args.c: an argument of the probe by name ("arg0" too), noted as used; NULL: no such. */
struct np_arg *np_find_arg(struct np_checker *c, const char *name);
const char *np_nearest_arg(struct np_checker *c, const char *name);

/* expr.c: types a tree; false after an error (it has been reported). */
bool np_check_expr(struct np_checker *c, struct np_node **at);
bool np_check_list(struct np_checker *c, struct np_node **list);
/* Puts a conversion to `to` around *at where the types differ. */
void np_convert(struct np_checker *c, struct np_node **at, const struct np_type *to);
bool np_check_condition(struct np_checker *c, struct np_node **at);
bool np_type_name(struct np_checker *c, const struct np_type_name *name,
		  const struct np_type **out);
struct np_ref *np_new_ref(struct np_checker *c, struct np_node *n, enum np_ref_kind kind);
/* A string literal or address read as an inet; false after an error. */
const char *np_show(struct np_checker *c, const struct np_type *t);

/* builtin.c */
bool np_check_call(struct np_checker *c, struct np_node *n);
bool np_check_value(struct np_checker *c, struct np_node *n, enum np_builtin_id id);
int np_find_builtin(const char *name); /* enum np_builtin_id or -1 */
int np_find_agg(const char *name);     /* enum np_vkind or -1 */
const char *np_agg_heading(uint32_t kind);
const struct np_type *np_check_agg(struct np_checker *c, struct np_node *call, uint32_t kind);
bool np_check_format(struct np_checker *c, struct np_node *format, struct np_node *args);

/* maps.c */
struct np_map_state *np_map_state(struct np_checker *c, const char *name, struct np_loc loc);
bool np_check_map(struct np_checker *c, struct np_node *n, bool whole);
bool np_assign_map(struct np_checker *c, struct np_map_state *s, const struct np_type *value,
		   struct np_loc loc);

/* stmt.c */
bool np_check_block(struct np_checker *c, struct np_node *block);

#endif
