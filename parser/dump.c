/* -d tokens and -d tree. */
#include <string.h>

#include "definition.h"
#include "parser.h"
#include "pre.h"
#include "scan.h"

void np_dump_tokens(struct np_arena *a, const struct np_source *src, struct np_diags *diags,
		    struct np_text *out)
{
	struct np_lex *x = np_scan_open(a, src, diags);
	union np_token value;
	struct np_loc loc = {0};

	np_scan_start(x);
	while (lex_next(x, &value, &loc) > 0) {
		struct np_place place = np_source_place(diags->sources, loc.beg);
		uint32_t at = loc.beg - src->base, len = loc.end - loc.beg;

		np_text_addf(out, "%u:%u ", place.line, place.column);
		if (len)
			np_text_add_escaped(out, src->text + at, len);
		else
			np_text_add(out, "(end)");
		np_text_addc(out, '\n');
	}
	np_scan_stop(x->scanner);
}

static void dump(const struct np_node *n, unsigned depth, const char *role, struct np_text *out);

static void dump_list(const struct np_node *n, unsigned depth, const char *role,
		      struct np_text *out)
{
	for (; n; n = n->next)
		dump(n, depth, role, out);
}

static void type_name(const struct np_type_name *t, struct np_text *out)
{
	if (t->of && *t->name) {
		np_text_add(out, " (typeof(");
		np_print_expr(t->of, out);
		np_text_add(out, "))");
		return;
	}
	np_text_addf(out, " (%s%s%s", t->tag, *t->tag ? " " : "", t->name);
	if (t->of)
		np_print_expr(t->of, out);
	if (t->stars)
		np_text_addc(out, ' ');
	np_text_pad(out, '*', t->stars);
	if (t->array >= 0)
		np_text_addf(out, "[%lld]", (long long)t->array);
	np_text_addc(out, ')');
}

/* What a node is on its own, behind its kind. */
static void details(const struct np_node *n, struct np_text *out)
{
	switch (n->kind) {
	case NP_N_INT:
		np_text_addf(out, " %llu", (unsigned long long)n->integer.value);
		if (n->integer.is_duration)
			np_text_add(out, " ns");
		else if (n->integer.is_unsigned)
			np_text_add(out, " u");
		break;
	case NP_N_STRING:
	case NP_N_ADDRESS:
		np_text_add(out, " \"");
		np_text_add_escaped(out, n->string.s, n->string.len);
		np_text_addc(out, '"');
		break;
	case NP_N_NAME: np_text_addf(out, " %s", n->name); break;
	case NP_N_SCRATCH: np_text_addf(out, " $%s", n->name); break;
	case NP_N_MAP: np_text_addf(out, " @%s", n->map.name); break;
	case NP_N_POSITIONAL:
		np_text_addf(out, " $%llu", (unsigned long long)n->integer.value);
		break;
	case NP_N_CALL: np_text_addf(out, " %s", n->call.name); break;
	case NP_N_MEMBER:
		np_text_addf(out, " %s%s", n->member.arrow ? "->" : ".", n->member.name);
		break;
	case NP_N_UNARY: np_text_addf(out, " %s", np_op_spelling(n->unary.op)); break;
	case NP_N_INCDEC:
		np_text_addf(out, " %s %s", n->incdec.prefix ? "prefix" : "postfix",
			     np_op_spelling(n->incdec.op));
		break;
	case NP_N_BINARY: np_text_addf(out, " %s", np_op_spelling(n->binary.op)); break;
	case NP_N_ASSIGN:
		np_text_addf(out, " %s%s",
			     n->binary.op == NP_OP_NONE ? "" : np_op_spelling(n->binary.op), "=");
		break;
	case NP_N_LET:
		if (n->let.type.name)
			type_name(&n->let.type, out);
		break;
	case NP_N_MACRO: np_text_addf(out, " %s", n->macro.name); break;
	case NP_N_CAST:
	case NP_N_TYPE:
	case NP_N_SIZEOF:
		if (n->cast.to.name)
			type_name(&n->cast.to, out);
		break;
	case NP_N_PROBE:
		np_text_addf(out, " %s%s group %u", n->probe.text,
			     n->probe.optional ? " optional" : "", n->probe.group);
		break;
	case NP_N_PARAM:
		np_text_addf(out, " %s %s", n->param.name, n->param.type);
		if (n->param.type_args)
			np_text_addf(out, "(%s)", n->param.type_args);
		if (n->param.default_text)
			np_text_addf(out, " = %s", n->param.default_text);
		if (n->param.help) {
			np_text_add(out, " \"");
			np_text_add_escaped(out, n->param.help, strlen(n->param.help));
			np_text_addc(out, '"');
		}
		break;
	case NP_N_CONST: np_text_addf(out, " %s", n->define.name); break;
	case NP_N_IMPORT:
		np_text_addf(out, n->import.quoted ? " \"%s\"" : " %s", n->import.name);
		break;
	case NP_N_MAP_DECL:
		np_text_addf(out, " @%s = %s(%llu)", n->map_decl.name, n->map_decl.kind,
			     (unsigned long long)n->map_decl.size->integer.value);
		break;
	case NP_N_SETTING:
		if (n->setting.text)
			np_text_addf(out, " %s = %s", n->setting.name, n->setting.text);
		else
			np_text_addf(out, " %s = %llu", n->setting.name,
				     (unsigned long long)n->setting.number);
		break;
	case NP_N_DEFINITION:
		if (n->definition.name)
			np_text_addf(out, " typedef %s", n->definition.name);
		break;
	default: break;
	}
}

static void dump(const struct np_node *n, unsigned depth, const char *role, struct np_text *out)
{
	if (!n)
		return;
	np_text_pad(out, ' ', depth * 2);
	np_text_addf(out, "%s%s%s", role, *role ? ": " : "", np_node_kind_name(n->kind));
	details(n, out);
	np_text_addc(out, '\n');
	depth++;
	switch (n->kind) {
	case NP_N_MAP: dump_list(n->map.keys, depth, "key", out); break;
	case NP_N_CALL: dump_list(n->call.args, depth, "", out); break;
	case NP_N_MEMBER: dump(n->member.object, depth, "", out); break;
	case NP_N_UNARY:
	case NP_N_EXPR:
	case NP_N_COMPTIME:
	case NP_N_RETURN: dump(n->unary.operand, depth, "", out); break;
	case NP_N_INCDEC: dump(n->incdec.target, depth, "", out); break;
	case NP_N_INDEX:
	case NP_N_BINARY:
	case NP_N_IN:
	case NP_N_ASSIGN:
		dump(n->binary.left, depth, "", out);
		dump(n->binary.right, depth, "", out);
		break;
	case NP_N_TERNARY:
		dump(n->ternary.cond, depth, "", out);
		dump(n->ternary.yes, depth, "then", out);
		dump(n->ternary.no, depth, "else", out);
		break;
	case NP_N_CAST:
	case NP_N_TYPE:
	case NP_N_SIZEOF:
		dump(n->cast.to.of, depth, "typeof", out);
		dump(n->cast.operand, depth, "", out);
		break;
	case NP_N_TUPLE:
	case NP_N_BLOCK:
	case NP_N_CONFIG:
	case NP_N_PROGRAM: dump_list(n->list, depth, "", out); break;
	case NP_N_BLOCK_VALUE:
		dump_list(n->block.list, depth, "", out);
		dump(n->block.value, depth, "value", out);
		break;
	case NP_N_MACRO:
		dump_list(n->macro.parameters, depth, "parameter", out);
		dump(n->macro.body, depth, "", out);
		break;
	case NP_N_LET:
		dump(n->let.target, depth, "", out);
		dump(n->let.value, depth, "", out);
		break;
	case NP_N_AGGREGATE:
		dump(n->aggregate.call, depth, "", out);
		dump_list(n->aggregate.by, depth, "by", out);
		break;
	case NP_N_FN:
		dump_list(n->fn.parameters, depth, "", out);
		dump(n->fn.body, depth, "", out);
		break;
	case NP_N_FOR:
		dump(n->loop.from, depth, "", out);
		dump(n->loop.to, depth, "to", out);
		dump(n->loop.then, depth, "", out);
		break;
	case NP_N_WHILE:
	case NP_N_UNROLL:
		dump(n->branch.cond, depth, "", out);
		dump(n->branch.then, depth, "", out);
		break;
	case NP_N_IF:
		dump(n->branch.cond, depth, "", out);
		dump(n->branch.then, depth, "then", out);
		dump(n->branch.otherwise, depth, "else", out);
		break;
	case NP_N_CLAUSE:
		dump_list(n->clause.probes, depth, "", out);
		dump(n->clause.predicate, depth, "predicate", out);
		dump(n->clause.body, depth, "", out);
		dump(n->clause.format, depth, "format", out);
		dump_list(n->clause.args, depth, "argument", out);
		break;
	case NP_N_DEFINITION: np_c_dump(n->definition.type, depth, out); break;
	default: break;
	}
}

void np_dump_tree(const struct np_node *n, struct np_text *out)
{
	dump(n, 0, "", out);
}
