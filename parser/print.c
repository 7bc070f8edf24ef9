/* An expression as a user would write it, for the headings of tables. */
#include "parser.h"

static void print_list(const struct np_node *n, struct np_text *out)
{
	for (const struct np_node *first = n; n; n = n->next) {
		if (n != first)
			np_text_add(out, ", ");
		np_print_expr(n, out);
	}
}

static void parenthesised(const struct np_node *n, struct np_text *out)
{
	bool simple = n->kind != NP_N_BINARY && n->kind != NP_N_TERNARY && n->kind != NP_N_IN;

	np_text_add(out, simple ? "" : "(");
	np_print_expr(n, out);
	np_text_add(out, simple ? "" : ")");
}

static void print_type(const struct np_type_name *t, struct np_text *out)
{
	np_text_addf(out, "%s%s%s", t->tag, *t->tag ? " " : "", t->name);
	if (t->of) {
		np_text_add(out, *t->name ? "(" : "");
		np_print_expr(t->of, out);
		np_text_add(out, *t->name ? ")" : "");
	}
	np_text_add(out, t->stars ? " " : "");
	np_text_pad(out, '*', t->stars);
	if (t->array >= 0)
		np_text_addf(out, "[%lld]", (long long)t->array);
}

static void print_cast(const struct np_node *n, struct np_text *out)
{
	const struct np_type_name *t = &n->cast.to;

	np_text_add(out, n->kind == NP_N_SIZEOF ? "sizeof(" : n->kind == NP_N_TYPE ? "" : "(");
	if (t->name)
		print_type(t, out);
	else if (n->cast.operand) /* else the checker made it */
		np_print_expr(n->cast.operand, out);
	if (n->kind != NP_N_TYPE)
		np_text_addc(out, ')');
	if (n->kind == NP_N_CAST)
		parenthesised(n->cast.operand, out);
}

void np_print_expr(const struct np_node *n, struct np_text *out)
{
	switch (n->kind) {
	case NP_N_INT: np_text_addf(out, "%llu", (unsigned long long)n->integer.value); break;
	case NP_N_STRING:
		np_text_addc(out, '"');
		np_text_add_escaped(out, n->string.s, n->string.len);
		np_text_addc(out, '"');
		break;
	case NP_N_ADDRESS: np_text_add(out, n->string.s); break;
	case NP_N_NAME: np_text_add(out, n->name); break;
	case NP_N_SCRATCH:
		np_text_addf(out, "$%.*s", (int)np_plain_length(n->name), n->name);
		break;
	case NP_N_POSITIONAL:
		np_text_addf(out, "$%llu", (unsigned long long)n->integer.value);
		break;
	case NP_N_MAP:
		np_text_addf(out, "@%s", n->map.name);
		if (n->map.keys) {
			np_text_addc(out, '[');
			print_list(n->map.keys, out);
			np_text_addc(out, ']');
		}
		break;
	case NP_N_CALL:
		np_text_addf(out, "%s(", n->call.name);
		print_list(n->call.args, out);
		np_text_addc(out, ')');
		break;
	case NP_N_MEMBER:
		parenthesised(n->member.object, out);
		np_text_addf(out, "%s%s", n->member.arrow ? "->" : ".", n->member.name);
		break;
	case NP_N_INDEX:
		parenthesised(n->binary.left, out);
		np_text_addc(out, '[');
		np_print_expr(n->binary.right, out);
		np_text_addc(out, ']');
		break;
	case NP_N_UNARY:
		np_text_add(out, np_op_spelling(n->unary.op));
		parenthesised(n->unary.operand, out);
		break;
	case NP_N_INCDEC:
		np_text_add(out, n->incdec.prefix ? np_op_spelling(n->incdec.op) : "");
		np_print_expr(n->incdec.target, out);
		np_text_add(out, n->incdec.prefix ? "" : np_op_spelling(n->incdec.op));
		break;
	case NP_N_BINARY:
	case NP_N_IN:
		parenthesised(n->binary.left, out);
		np_text_addf(out, " %s ", n->kind == NP_N_IN ? "in" : np_op_spelling(n->binary.op));
		parenthesised(n->binary.right, out);
		break;
	case NP_N_TERNARY:
		parenthesised(n->ternary.cond, out);
		np_text_add(out, " ? ");
		if (n->ternary.yes)
			parenthesised(n->ternary.yes, out);
		np_text_add(out, " : ");
		parenthesised(n->ternary.no, out);
		break;
	case NP_N_COMPTIME:
		np_text_add(out, "comptime ");
		parenthesised(n->unary.operand, out);
		break;
	case NP_N_CAST:
	case NP_N_TYPE:
	case NP_N_SIZEOF: print_cast(n, out); break;
	case NP_N_TUPLE:
		np_text_addc(out, '(');
		print_list(n->list, out);
		np_text_addc(out, ')');
		break;
	default: np_text_add(out, np_node_kind_name(n->kind)); break;
	}
}
