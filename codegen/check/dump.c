/* -d types: maps; bodies with their probes, arguments, variables; the tree, every node typed. */
#include <string.h>

#include "check/checker.h"
#include "parser.h"

static void show_type(const struct np_type *t, struct np_text *out)
{
	np_text_add(out, ": ");
	if (t)
		np_type_show(t, out);
	else
		np_text_add(out, "?");
}

/* What a node refers to. */
static void show_ref(const struct np_node *n, struct np_text *out)
{
	const struct np_ref *r = np_ref(n);

	if (!r)
		return;
	switch (r->kind) {
	case NP_REF_BUILTIN:
		np_text_add(out, n->kind == NP_N_CALL && n->call.is_line
					 ? " (builtin, behind the columns of show)"
					 : " (builtin)");
		break;
	case NP_REF_AGG: np_text_add(out, " (aggregation)"); break;
	case NP_REF_ARG: np_text_add(out, " (argument)"); break;
	case NP_REF_CONST:
		if (r->constant.symbol) {
			np_text_addf(out, " (%s, %lld here)", r->constant.symbol,
				     (long long)r->constant.value);
			break;
		}
		np_text_addf(out, " (enum %s, %lld%s)",
			     *r->constant.enum_tag ? r->constant.enum_tag : "without a name",
			     (long long)r->constant.value, r->constant.enumerator ? " here" : "");
		break;
	case NP_REF_PARAM: np_text_add(out, r->param.set ? " (param is set)" : " (param)"); break;
	case NP_REF_MEMBER:
		if (n->kind == NP_N_SIZEOF)
			break;
		np_text_addf(out, " (%s.%s at %u", r->member.owner->name, r->member.path,
			     r->member.bit_offset / 8);
		if (r->member.bit_size)
			np_text_addf(out, ", %u bits", r->member.bit_size);
		np_text_addf(out, "%s)", r->member.through_pointer ? ", by pointer" : "");
		break;
	case NP_REF_ELEMENT:
	case NP_REF_FUNCTION:
	case NP_REF_IN_C:
	case NP_REF_VAR:
	case NP_REF_MAP: break;
	}
}

static void dump(const struct np_node *n, unsigned depth, struct np_text *out);

static void dump_list(const struct np_node *n, unsigned depth, struct np_text *out)
{
	for (; n; n = n->next)
		dump(n, depth, out);
}

static void line(const struct np_node *n, unsigned depth, const char *word, struct np_text *out)
{
	np_text_pad(out, ' ', depth * 2);
	np_text_add(out, word);
	if (n->type && n->type->kind != NP_V_NONE)
		show_type(n->type, out);
	show_ref(n, out);
	np_text_addc(out, '\n');
}

/* Leaves and operators are shown as written, the checker's own conversions as such. */
static void dump_expr(const struct np_node *n, unsigned depth, struct np_text *out)
{
	struct np_text word = {0};

	switch (n->kind) {
	case NP_N_MEMBER:
		np_text_addf(&word, "%s%s", n->member.arrow ? "->" : ".", n->member.name);
		break;
	case NP_N_MAP: np_text_addf(&word, "map %s", np_ref(n)->map->name); break;
	case NP_N_CALL: np_text_addf(&word, "call %s", n->call.name); break;
	case NP_N_UNARY: np_text_addf(&word, "unary %s", np_op_spelling(n->unary.op)); break;
	case NP_N_BINARY: np_text_addf(&word, "binary %s", np_op_spelling(n->binary.op)); break;
	case NP_N_INCDEC:
		np_text_addf(&word, "%s %s", n->incdec.prefix ? "prefix" : "postfix",
			     np_op_spelling(n->incdec.op));
		break;
	case NP_N_CAST: np_text_add(&word, n->cast.to.name ? "cast" : "convert"); break;
	case NP_N_IN:
	case NP_N_INDEX:
	case NP_N_TERNARY:
	case NP_N_TUPLE: np_text_add(&word, np_node_kind_name(n->kind)); break;
	case NP_N_INT:
		if (n->type && n->type->is_signed)
			np_text_addf(&word, "%lld", (long long)n->integer.value);
		else
			np_text_addf(&word, "%llu", (unsigned long long)n->integer.value);
		break;
	case NP_N_SIZEOF: np_text_addf(&word, "sizeof %s", np_ref(n)->member.owner->name); break;
	default: np_print_expr(n, &word); break;
	}
	line(n, depth++, word.s, out);
	np_text_free(&word);
	switch (n->kind) {
	case NP_N_MEMBER:
		if (np_ref(n) && np_ref(n)->kind != NP_REF_ARG && np_ref(n)->kind != NP_REF_PARAM)
			dump(n->member.object, depth, out);
		break;
	case NP_N_MAP: dump_list(n->map.keys, depth, out); break;
	case NP_N_CALL: dump_list(n->call.args, depth, out); break;
	case NP_N_UNARY: dump(n->unary.operand, depth, out); break;
	case NP_N_INCDEC: dump(n->incdec.target, depth, out); break;
	case NP_N_CAST: dump(n->cast.operand, depth, out); break;
	case NP_N_TUPLE: dump_list(n->list, depth, out); break;
	case NP_N_BINARY:
	case NP_N_IN:
	case NP_N_INDEX:
		dump(n->binary.left, depth, out);
		dump(n->binary.right, depth, out);
		break;
	case NP_N_TERNARY:
		dump(n->ternary.cond, depth, out);
		dump(n->ternary.yes, depth, out);
		dump(n->ternary.no, depth, out);
		break;
	default: break;
	}
}

static void word_line(const char *word, unsigned depth, struct np_text *out)
{
	np_text_pad(out, ' ', depth * 2);
	np_text_addf(out, "%s\n", word);
}

static void dump(const struct np_node *n, unsigned depth, struct np_text *out)
{
	switch (n->kind) {
	case NP_N_BLOCK:
		word_line("block", depth, out);
		dump_list(n->list, depth + 1, out);
		break;
	case NP_N_EXPR: dump(n->unary.operand, depth, out); break;
	case NP_N_RETURN:
		word_line("return", depth, out);
		if (n->unary.operand)
			dump(n->unary.operand, depth + 1, out);
		break;
	case NP_N_ASSIGN:
		np_text_pad(out, ' ', depth * 2);
		np_text_addf(out, "assign %s=\n",
			     n->binary.op == NP_OP_NONE ? "" : np_op_spelling(n->binary.op));
		dump(n->binary.left, depth + 1, out);
		dump(n->binary.right, depth + 1, out);
		break;
	case NP_N_LET:
		word_line("let", depth, out);
		dump(n->let.target, depth + 1, out);
		if (n->let.value)
			dump(n->let.value, depth + 1, out);
		break;
	case NP_N_BREAK: word_line("break", depth, out); break;
	case NP_N_CONTINUE: word_line("continue", depth, out); break;
	case NP_N_FOR:
		np_text_pad(out, ' ', depth * 2);
		np_text_addf(out, "for $%s", n->loop.name);
		show_type(np_ref(n)->var->type, out);
		np_text_addc(out, '\n');
		dump(n->loop.from, depth + 1, out);
		if (n->loop.to)
			dump(n->loop.to, depth + 1, out);
		dump(n->loop.then, depth + 1, out);
		break;
	case NP_N_WHILE:
	case NP_N_UNROLL:
		word_line(n->kind == NP_N_WHILE ? "while" : "unroll", depth, out);
		dump(n->branch.cond, depth + 1, out);
		dump(n->branch.then, depth + 1, out);
		break;
	case NP_N_IF:
		word_line("if", depth, out);
		dump(n->branch.cond, depth + 1, out);
		dump(n->branch.then, depth + 1, out);
		if (n->branch.otherwise) {
			word_line("else", depth, out);
			dump(n->branch.otherwise, depth + 1, out);
		}
		break;
	default: dump_expr(n, depth, out); break;
	}
}

static void dump_map(const struct np_map *m, struct np_text *out)
{
	np_text_addf(out, "map %s", m->name);
	if (m->key) {
		np_text_addc(out, '[');
		for (uint32_t i = 0; i < m->n_keys; i++) {
			np_text_add(out, i ? ", " : "");
			np_type_show(m->keys[i], out);
		}
		np_text_addc(out, ']');
	}
	show_type(m->value, out);
	np_text_addf(out, "%s\n", m->style == NP_STYLE_TABLE ? " (table)" : "");
}

static void dump_point(const struct np_attach_point *p, struct np_text *out)
{
	np_text_addf(out, "  probe %s", p->text);
	if (*p->target && p->kind != NP_P_TRACEPOINT && p->kind != NP_P_RAWTRACEPOINT &&
	    *p->target != '/')
		np_text_addf(out, " in %s", p->target);
	np_text_addf(out, " group %u%s%s\n", p->group, p->optional ? " optional" : "",
		     p->wildcard ? " wildcard" : "");
}

static void dump_arg(const struct np_arg *a, struct np_text *out)
{
	if (*a->name)
		np_text_addf(out, "  argument %s", a->name);
	else
		np_text_addf(out, "  argument %u", a->index);
	show_type(a->type, out);
	if (a->raw)
		np_text_addf(out, " (raw %s)", a->raw);
	if (a->usdt)
		np_text_addf(out, " (%s)", a->usdt);
	np_text_addc(out, '\n');
}

void np_dump_types(const struct np_checked *c, struct np_text *out)
{
	np_vec_each (struct np_map *, m, &c->maps)
		dump_map(*m, out);
	np_vec_each (struct np_body *, b, &c->bodies) {
		np_text_addf(out, "clause %u%s%s%s\n", (*b)->clause, (*b)->raw_ok ? " by BTF" : "",
			     np_body_is_return(*b) && (*b)->args.n ? " with the entry's arguments"
								   : "",
			     (*b)->uses_dur ? " with the entry's time" : "");
		np_vec_each (struct np_attach_point, p, &(*b)->points)
			dump_point(p, out);
		np_vec_each (struct np_arg *, a, &(*b)->args)
			dump_arg(*a, out);
		np_vec_each (struct np_function *, f, &(*b)->functions) {
			np_text_addf(out, "  function %s", (*f)->name);
			if ((*f)->result)
				show_type((*f)->result, out);
			np_text_addc(out, '\n');
			dump((*f)->block, 2, out);
		}
		np_vec_each (struct np_var *, v, &(*b)->vars) {
			np_text_addf(out, "  variable $%s", (*v)->name);
			show_type((*v)->type, out);
			np_text_addc(out, '\n');
		}
		if ((*b)->predicate) {
			np_text_add(out, "  predicate\n");
			dump((*b)->predicate, 2, out);
		}
		dump((*b)->block, 1, out);
	}
}
