/* What the grammar's actions do: nodes out of tokens (build.c). */
#ifndef NP_PARSER_BUILD_H
#define NP_PARSER_BUILD_H

#include "lex.h"

void build_syntax_error(struct np_lex *x, struct np_loc loc, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* expected: NULL when there are too many alternatives to name. */
void build_unexpected(struct np_lex *x, struct np_loc loc, bool at_end, const char *expected);
/* The parser's own limit was met. */
void build_too_deep(struct np_lex *x, struct np_loc loc);
/* np_list_append in constant time; either may be NULL. */
struct np_node *build_append(struct np_node *list, struct np_node *n);

struct np_node *build_named(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			    const char *name);
struct np_node *build_bool(struct np_lex *x, struct np_loc loc, uint64_t value);
struct np_node *build_positional(struct np_lex *x, struct np_loc loc, uint64_t number);
struct np_node *build_map(struct np_lex *x, struct np_loc loc, const char *name);
struct np_node *build_call(struct np_lex *x, struct np_loc loc, const char *name,
			   struct np_node *args);
struct np_node *build_field(struct np_lex *x, struct np_loc loc, const char *name,
			    struct np_node *value);
struct np_node *build_record(struct np_lex *x, struct np_loc loc, struct np_node *fields);
struct np_node *build_tuple(struct np_lex *x, struct np_loc loc, struct np_node *list);
struct np_node *build_member(struct np_lex *x, struct np_loc loc, struct np_node *object,
			     const char *name, struct np_loc name_loc, bool arrow);
struct np_node *build_element(struct np_lex *x, struct np_loc loc, struct np_node *object,
			      struct np_node *number);
struct np_node *build_index(struct np_lex *x, struct np_loc loc, struct np_node *object,
			    struct np_node *keys, struct np_loc at);
struct np_node *build_unary(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			    enum np_op op, struct np_node *operand);
struct np_node *build_incdec(struct np_lex *x, struct np_loc loc, enum np_op op, bool prefix,
			     struct np_node *target);
struct np_node *build_binary(struct np_lex *x, struct np_loc loc, enum np_op op,
			     struct np_node *left, struct np_node *right, struct np_loc op_loc);
struct np_node *build_ternary(struct np_lex *x, struct np_loc loc, struct np_node *cond,
			      struct np_node *yes, struct np_node *no);
struct np_node *build_cast(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			   const struct np_type_name *to, struct np_node *operand);
struct np_type_name build_type(struct np_loc loc, const char *tag, const char *name, unsigned stars,
			       int64_t array);
/* So many of a type: of an array an array of arrays. */
struct np_type_name build_array_type(struct np_lex *x, struct np_loc loc,
				     const struct np_type_name *of, int64_t count);
/* typeof(a type), as a typedef is written in C: the same type; with stars a pointer to it. */
struct np_type_name build_typeof(struct np_lex *x, struct np_loc loc, const struct np_type_name *of,
				 unsigned stars);
/* One more '*' of a pointer type. */
unsigned build_star(struct np_lex *x, struct np_loc loc, unsigned stars);
const char *build_type_words(struct np_lex *x, const char *a, const char *b);

struct np_node *build_statement(struct np_lex *x, struct np_loc loc, struct np_node *expr);
struct np_node *build_assign(struct np_lex *x, struct np_loc loc, struct np_node *target,
			     enum np_op op, struct np_node *value, struct np_loc op_loc);
struct np_node *build_aggregate(struct np_lex *x, struct np_loc loc, struct np_node *call,
				struct np_node *by);
struct np_node *build_let(struct np_lex *x, struct np_loc loc, struct np_loc name_loc,
			  const char *name, const struct np_type_name *type, struct np_node *value);
struct np_node *build_if(struct np_lex *x, struct np_loc loc, struct np_node *cond,
			 struct np_node *then, struct np_node *otherwise);
struct np_node *build_loop(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			   struct np_node *cond, struct np_node *body);
struct np_node *build_fn(struct np_lex *x, struct np_loc loc, const char *name,
			 struct np_loc name_loc, struct np_node *parameters,
			 const struct np_type_name *result, struct np_node *body);
struct np_node *build_parameter(struct np_lex *x, struct np_loc loc, const char *name,
				const struct np_type_name *type);
struct np_node *build_for(struct np_lex *x, struct np_loc loc, const char *name,
			  struct np_loc name_loc, struct np_node *from, struct np_node *to,
			  struct np_node *body);
struct np_node *build_block(struct np_lex *x, struct np_loc loc, struct np_node *list, bool angle);

struct np_node *build_probe(struct np_lex *x, struct np_loc loc, const char *text, bool optional);
struct np_node *build_next_probe(struct np_node *list, struct np_node *probe, bool alternative);
struct np_node *build_clause(struct np_lex *x, struct np_loc loc, struct np_node *probes,
			     struct np_node *predicate, struct np_node *body);
struct np_node *build_format_clause(struct np_lex *x, struct np_loc loc, struct np_node *probes,
				    struct np_node *predicate, struct np_node *format,
				    struct np_node *args);
struct np_node *build_list(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			   struct np_node *list);
struct np_node *build_block_value(struct np_lex *x, struct np_loc loc, struct np_node *list,
				  struct np_node *last);
struct np_node *build_macro(struct np_lex *x, struct np_loc loc, const char *name,
			    struct np_loc name_loc, struct np_node *parameters,
			    struct np_node *body);
struct np_node *build_map_decl(struct np_lex *x, struct np_loc loc, const char *name,
			       const char *kind, struct np_loc kind_loc, struct np_node *size);
struct np_node *build_import(struct np_lex *x, struct np_loc loc, const char *name, bool quoted);
/* text NULL: number is the value. */
struct np_node *build_setting(struct np_lex *x, struct np_loc loc, const char *name,
			      const char *text, const struct np_node *number);
struct np_node *build_param(struct np_lex *x, struct np_loc loc, const char *name, const char *type,
			    const char *type_args, const char *value, struct np_loc value_loc,
			    const char *help);

#endif
