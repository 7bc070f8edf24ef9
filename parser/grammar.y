/*
 * Grammar.  Builds the tree of node.h and nothing else; what names mean, the checker decides.
 * After an error the parser goes on at the next ';' or '}' of a block, or at the next clause.
 */
%code requires {
#include "lex.h"
}
%code top {
#include <string.h>
}
%code {
#include "build.h"

int np_yylex(union np_token *value, struct np_loc *loc, void *scanner);
static void np_yyerror(struct np_loc *loc, struct np_lex *x, void *scanner, const char *message)
{
	(void)scanner;
	(void)message; /* bison's own: its stack is full */
	build_too_deep(x, *loc);
}
#define YYLLOC_DEFAULT(cur, rhs, n)                                                    \
	((cur) = (n) ? np_loc_span(YYRHSLOC(rhs, 1), YYRHSLOC(rhs, n))                 \
		     : (struct np_loc){YYRHSLOC(rhs, 0).end, YYRHSLOC(rhs, 0).end})
#define YYMAXDEPTH 4000
}

%define api.prefix {np_yy}
%define api.pure full
%define api.value.type {union np_token}
%define api.location.type {struct np_loc}
%define parse.error custom
%define parse.lac full
%define lr.default-reduction consistent
%locations
%parse-param {struct np_lex *x} {void *scanner}
%lex-param {void *scanner}

%token END 0 "the end of the program"
%token <text> WORD "a probe" NAME "a name" TYPE "a type" SCRATCH "a variable" MAP "a map"
%token <text> ADDRESS "an address" RAW "a value" PARENS "parentheses" IN "in" BY "by"
%token <node> INT "a number" STRING "a string"
%token <number> POSITIONAL "a positional parameter"
%token PARAM "param" IMPORT "import" CONFIG "config" ITEM_END "the end of the line" PREDICATE "'/'" ANGLE "'<'" ANGLE_END "'>'" BAD
%token <text> FN "fn"
%token IF "if" ELSE "else" RETURN "return" WHILE "while" UNROLL "unroll" FOR "for" BREAK "break" CONTINUE "continue" LET "let" SIZEOF "sizeof"
%token <text> MACRO "macro"
%token VALUE_BRACE VALUE_IF COMPTIME "comptime" TYPEOF "typeof"
%token ONE_EXPRESSION "an expression" DEFINITION "a definition"
%token STRUCT "struct" UNION "union" ENUM "enum" TRUE "true" FALSE "false"
%token ARROW "->" INC "++" DEC "--" SHL "<<" SHR ">>" LE "<=" GE ">=" EQ "==" NE "!="
%token DOTS ".." LAND "&&" LOR "||" MATCH "=~" UNMATCH "!~"
%token ADD_SET "+=" SUB_SET "-=" MUL_SET "*=" DIV_SET "/=" MOD_SET "%=" AND_SET "&="
%token OR_SET "|=" XOR_SET "^=" SHL_SET "<<=" SHR_SET ">>="

%type <node> items item clause probes probe predicate body block stmts complete simple compound if for
%type <node> expr lor land or xor and equality relation shift sum product unary postfix primary
%type <node> exprs args several arg param import config settings setting map_decl fn fn_body parameters parameter macro fields field
%type <node> value_block value_if value_else macro_parameters macro_parameter
%type <type> type sized_type one_type var_type
%type <text> ident default help type_words
%type <op> set_op
%type <count> stars

%%

program: items                  { x->program->list = $1; }
       | ONE_EXPRESSION expr    { x->expression = $2; }

items: %empty                   { $$ = NULL; }
     | items item               { $$ = $2 ? build_append($1, $2) : $1; }

item: clause
    | param
    | import
    | config
    | map_decl
    | fn
    | macro
    | ';'                       { $$ = NULL; }
    | error '}'                 { $$ = NULL; yyerrok; }
    | error ANGLE_END           { $$ = NULL; yyerrok; }
    | error ';'                 { $$ = NULL; yyerrok; }

param: PARAM NAME ':' NAME default help ITEM_END
                                { $$ = build_param(x, @$, $2, $4, NULL, $5, @5, $6); }
     | PARAM NAME ':' NAME PARENS default help ITEM_END
                                { $$ = build_param(x, @$, $2, $4, $5, $6, @6, $7); }
     | PARAM error ITEM_END     { $$ = NULL; yyerrok; }
default: %empty                 { $$ = NULL; }
       | '=' RAW                { $$ = $2; @$ = @2; }
       | '=' STRING             { $$ = $2->string.s; @$ = @2; }
help: %empty                    { $$ = NULL; }
    | STRING                    { $$ = $1->string.s; }

import: IMPORT STRING ITEM_END  { $$ = build_import(x, np_loc_span(@1, @2), $2->string.s, true); }
      | IMPORT RAW ITEM_END     { $$ = build_import(x, np_loc_span(@1, @2), $2, false); }
      | IMPORT error ITEM_END   { $$ = NULL; yyerrok; }

config: CONFIG '=' VALUE_BRACE settings '}'
                                { $$ = build_list(x, @$, NP_N_CONFIG, $4); }
      | CONFIG '=' VALUE_BRACE settings setting '}'
                                { $$ = build_list(x, @$, NP_N_CONFIG, build_append($4, $5)); }
      | CONFIG '=' VALUE_BRACE settings error '}'
                                { $$ = build_list(x, @$, NP_N_CONFIG, $4); yyerrok; }
settings: %empty                { $$ = NULL; }
        | settings setting ';'  { $$ = build_append($1, $2); }
        | settings error ';'    { $$ = $1; yyerrok; }
setting: NAME '=' NAME          { $$ = build_setting(x, @$, $1, $3, NULL); }
       | NAME '=' STRING        { $$ = build_setting(x, @$, $1, $3->string.s, NULL); }
       | NAME '=' INT           { $$ = build_setting(x, @$, $1, NULL, $3); }

clause: probes predicate body   { $$ = build_clause(x, @$, $1, $2, $3); }
      | probes predicate ';'    { $$ = build_clause(x, @$, $1, $2, NULL); }
      | probes predicate STRING ';'
                                { $$ = build_format_clause(x, @$, $1, $2, $3, NULL); }
      | probes predicate STRING ',' exprs ';'
                                { $$ = build_format_clause(x, @$, $1, $2, $3, $5); }

probes: probe                   { $$ = $1; }
      | probes ',' probe        { $$ = build_next_probe($1, $3, false); }
      | probes ','              { $$ = $1; }
      | probes '|' probe        { $$ = build_next_probe($1, $3, true); }
probe: WORD                     { $$ = build_probe(x, @1, $1, false); }
     | WORD '?'                 { $$ = build_probe(x, @1, $1, true); }

predicate: %empty               { $$ = NULL; }
         | PREDICATE expr PREDICATE { $$ = $2; }
         | '(' expr ')'         { $$ = $2; }

body: block
    | ANGLE stmts ANGLE_END     { $$ = build_block(x, @$, $2, true); }
    | ANGLE complete error ANGLE_END { $$ = build_block(x, @$, $2, true); yyerrok; }
block: '{' stmts '}'            { $$ = build_block(x, @$, $2, false); }
     | '{' complete error '}'   { $$ = build_block(x, @$, $2, false); yyerrok; }

stmts: complete
     | complete simple          { $$ = build_append($1, $2); }
complete: %empty                { $$ = NULL; }
        | complete ';'
        | complete simple ';'   { $$ = build_append($1, $2); }
        | complete compound     { $$ = build_append($1, $2); }
        | complete error ';'    { $$ = $1; yyerrok; }
compound: if | block
        | WHILE expr block      { $$ = build_loop(x, @$, NP_N_WHILE, $2, $3); }
        | UNROLL expr block     { $$ = build_loop(x, @$, NP_N_UNROLL, $2, $3); }
        | FOR for               { $$ = $2; $$->loc = @$; }
    for: SCRATCH ':' expr block     { $$ = build_for(x, @$, $1, @1, $3, NULL, $4); }
   | SCRATCH ':' expr DOTS expr block
                                { $$ = build_for(x, @$, $1, @1, $3, $5, $6); }
   | '(' SCRATCH ':' expr ')' block
                                { $$ = build_for(x, @$, $2, @2, $4, NULL, $6); }
   | '(' SCRATCH ':' expr DOTS expr ')' block
                                { $$ = build_for(x, @$, $2, @2, $4, $6, $8); }
if: IF expr block               { $$ = build_if(x, @$, $2, $3, NULL); }
  | IF expr block ELSE block    { $$ = build_if(x, @$, $2, $3, $5); }
  | IF expr block ELSE if       { $$ = build_if(x, @$, $2, $3, $5); }

simple: expr                    { $$ = build_statement(x, @$, $1); }
      | postfix set_op expr     { $$ = build_assign(x, @$, $1, $2, $3, @2); }
      | postfix BY exprs        { $$ = build_aggregate(x, @$, $1, $3); }
      | LET SCRATCH             { $$ = build_let(x, @$, @2, $2, NULL, NULL); }
      | LET SCRATCH '=' expr    { $$ = build_let(x, @$, @2, $2, NULL, $4); }
      | LET SCRATCH ':' var_type
                                { $$ = build_let(x, @$, @2, $2, &$4, NULL); }
      | LET SCRATCH ':' var_type '=' expr
                                { $$ = build_let(x, @$, @2, $2, &$4, $6); }
      | BREAK                   { $$ = np_node_new(x->arena, NP_N_BREAK, @$); }
      | CONTINUE                { $$ = np_node_new(x->arena, NP_N_CONTINUE, @$); }
      | RETURN                  { $$ = np_node_new(x->arena, NP_N_RETURN, @$); }
      | RETURN expr             { $$ = build_unary(x, @$, NP_N_RETURN, NP_OP_NONE, $2); }
set_op: '=' { $$ = NP_OP_NONE; } | ADD_SET { $$ = NP_OP_ADD; } | SUB_SET { $$ = NP_OP_SUB; }
      | MUL_SET { $$ = NP_OP_MUL; } | DIV_SET { $$ = NP_OP_DIV; } | MOD_SET { $$ = NP_OP_MOD; }
      | AND_SET { $$ = NP_OP_AND; } | OR_SET { $$ = NP_OP_OR; } | XOR_SET { $$ = NP_OP_XOR; }
      | SHL_SET { $$ = NP_OP_SHL; } | SHR_SET { $$ = NP_OP_SHR; }

exprs: expr                     { $$ = $1; }
     | exprs ',' expr           { $$ = build_append($1, $3); }
args: %empty                    { $$ = NULL; }
    | several
several: arg                    { $$ = $1; }
       | several ',' arg        { $$ = build_append($1, $3); }
arg: expr
   | type                       { $$ = build_cast(x, @$, NP_N_TYPE, &$1, NULL); }

expr: lor
    | lor '?' expr ':' expr     { $$ = build_ternary(x, @$, $1, $3, $5); }
    | lor '?' ':' expr          { $$ = build_ternary(x, @$, $1, NULL, $4); }
lor: land     | lor LOR land    { $$ = build_binary(x, @$, NP_OP_LOR, $1, $3, @2); }
land: or      | land LAND or    { $$ = build_binary(x, @$, NP_OP_LAND, $1, $3, @2); }
or: xor       | or '|' xor      { $$ = build_binary(x, @$, NP_OP_OR, $1, $3, @2); }
xor: and      | xor '^' and     { $$ = build_binary(x, @$, NP_OP_XOR, $1, $3, @2); }
and: equality | and '&' equality { $$ = build_binary(x, @$, NP_OP_AND, $1, $3, @2); }
equality: relation
        | equality EQ relation  { $$ = build_binary(x, @$, NP_OP_EQ, $1, $3, @2); }
        | equality NE relation  { $$ = build_binary(x, @$, NP_OP_NE, $1, $3, @2); }
        | equality MATCH relation { $$ = build_binary(x, @$, NP_OP_MATCH, $1, $3, @2); }
        | equality UNMATCH relation { $$ = build_binary(x, @$, NP_OP_UNMATCH, $1, $3, @2); }
relation: shift
        | relation '<' shift    { $$ = build_binary(x, @$, NP_OP_LT, $1, $3, @2); }
        | relation '>' shift    { $$ = build_binary(x, @$, NP_OP_GT, $1, $3, @2); }
        | relation LE shift     { $$ = build_binary(x, @$, NP_OP_LE, $1, $3, @2); }
        | relation GE shift     { $$ = build_binary(x, @$, NP_OP_GE, $1, $3, @2); }
        | relation IN shift     { $$ = build_binary(x, @$, NP_OP_NONE, $1, $3, @2); $$->kind = NP_N_IN; }
shift: sum
     | shift SHL sum            { $$ = build_binary(x, @$, NP_OP_SHL, $1, $3, @2); }
     | shift SHR sum            { $$ = build_binary(x, @$, NP_OP_SHR, $1, $3, @2); }
sum: product
   | sum '+' product            { $$ = build_binary(x, @$, NP_OP_ADD, $1, $3, @2); }
   | sum '-' product            { $$ = build_binary(x, @$, NP_OP_SUB, $1, $3, @2); }
product: unary
       | product '*' unary      { $$ = build_binary(x, @$, NP_OP_MUL, $1, $3, @2); }
       | product '/' unary      { $$ = build_binary(x, @$, NP_OP_DIV, $1, $3, @2); }
       | product '%' unary      { $$ = build_binary(x, @$, NP_OP_MOD, $1, $3, @2); }

unary: postfix
     | '-' unary                { $$ = build_unary(x, @$, NP_N_UNARY, NP_OP_NEG, $2); }
     | '!' unary                { $$ = build_unary(x, @$, NP_N_UNARY, NP_OP_NOT, $2); }
     | '~' unary                { $$ = build_unary(x, @$, NP_N_UNARY, NP_OP_BNOT, $2); }
     | '*' unary                { $$ = build_unary(x, @$, NP_N_UNARY, NP_OP_DEREF, $2); }
     | '&' unary                { $$ = build_unary(x, @$, NP_N_UNARY, NP_OP_ADDR, $2); }
     | INC unary                { $$ = build_incdec(x, @$, NP_OP_INC, true, $2); }
     | DEC unary                { $$ = build_incdec(x, @$, NP_OP_DEC, true, $2); }
     | COMPTIME unary           { $$ = build_unary(x, @$, NP_N_COMPTIME, NP_OP_NONE, $2); }
     | '(' type ')' unary       { $$ = build_cast(x, @$, NP_N_CAST, &$2, $4); }

postfix: primary
       | postfix '.' ident      { $$ = build_member(x, @$, $1, $3, @3, false); }
       | postfix '.' INT        { $$ = build_element(x, @$, $1, $3); }
       | postfix ARROW ident    { $$ = build_member(x, @$, $1, $3, @3, true); }
       | postfix '[' exprs ']'  { $$ = build_index(x, @$, $1, $3, @2); }
       | postfix INC            { $$ = build_incdec(x, @$, NP_OP_INC, false, $1); }
       | postfix DEC            { $$ = build_incdec(x, @$, NP_OP_DEC, false, $1); }

primary: INT | STRING
       | TRUE                   { $$ = build_bool(x, @$, 1); }
       | FALSE                  { $$ = build_bool(x, @$, 0); }
       | ADDRESS                { $$ = build_named(x, @$, NP_N_ADDRESS, $1); }
       | NAME                   { $$ = build_named(x, @$, NP_N_NAME, $1); }
       | BY                     { $$ = build_named(x, @$, NP_N_NAME, $1); }
       | IN                     { $$ = build_named(x, @$, NP_N_NAME, $1); } /* a member */
       | NAME '(' args ')'      { $$ = build_call(x, @$, $1, $3); }
       | SCRATCH                { $$ = build_named(x, @$, NP_N_SCRATCH, $1); }
       | MAP                    { $$ = build_map(x, @$, $1); }
       | POSITIONAL             { $$ = build_positional(x, @$, $1); }
       | SIZEOF '(' type ')'    { $$ = build_cast(x, @$, NP_N_SIZEOF, &$3, NULL); }
       | SIZEOF '(' expr ')'    { $$ = build_cast(x, @$, NP_N_SIZEOF, NULL, $3); }
       | '(' fields ')'         { $$ = build_record(x, @$, $2); }
       | '(' expr ')'           { $$ = $2; }
       | VALUE_BRACE value_block '}' { $$ = $2; $$->loc = @$; }
       | value_if
       | '(' expr ',' ')'       { $$ = build_tuple(x, @$, $2); }
       | '(' expr ',' exprs ')' { $$ = build_tuple(x, @$, build_append($2, $4)); }

fields: field
      | fields ',' field         { $$ = build_append($1, $3); }
field: NAME '=' expr            { $$ = build_field(x, @$, $1, $3); }

ident: NAME | TYPE | IN | BY
     | STRUCT { $$ = "struct"; } | ENUM { $$ = "enum"; } | UNION { $$ = "union"; }
     | IF { $$ = "if"; } | LET { $$ = "let"; }
     | TRUE { $$ = "true"; } | FALSE { $$ = "false"; }

type: sized_type
    | sized_type '[' ']'        { $$ = build_array_type(x, @$, &$1, NP_ARRAY_OPEN); }
/* read from the left: uint8[2][3] is three of uint8[2], uint8[4] * points to one of uint8[4] */
sized_type: one_type
          | sized_type '[' INT ']'
                                { $$ = build_array_type(x, @$, &$1, (int64_t)$3->integer.value); }
          | sized_type '[' INT ']' '*' stars
                                { $$ = build_array_type(x, @$, &$1, (int64_t)$3->integer.value);
                                  $$ = build_typeof(x, @$, &$$, build_star(x, @5, $6)); }
one_type: type_words stars      { $$ = build_type(@$, "", $1, $2, -1); }
        | STRUCT ident stars    { $$ = build_type(@$, "struct", $2, $3, -1); }
        | UNION ident stars     { $$ = build_type(@$, "union", $2, $3, -1); }
        | ENUM ident stars      { $$ = build_type(@$, "enum", $2, $3, -1); }
        | TYPEOF '(' expr ')' stars { $$ = build_type(@$, "", "typeof", $5, -1); $$.of = $3; }
        | TYPEOF '(' type ')' stars { $$ = build_typeof(x, @$, &$3, $5); }
/* where nothing but a type can stand */
var_type: type
        | NAME                  { $$ = build_type(@$, "", $1, 0, -1); }
        | NAME '[' INT ']'      { $$ = build_type(@$, "", $1, 0, (int64_t)$3->integer.value); }
type_words: TYPE
          | type_words TYPE     { $$ = build_type_words(x, $1, $2); }
stars: %empty                   { $$ = 0; }
     | stars '*'                { $$ = build_star(x, @2, $1); }

macro: MACRO '(' macro_parameters ')' '{' value_block '}'
                                { $6->loc = np_loc_span(@5, @7); $$ = build_macro(x, @$, $1, @1, $3, $6); }
macro_parameters: %empty        { $$ = NULL; }
                | macro_parameter
                | macro_parameters ',' macro_parameter
                                { $$ = build_append($1, $3); }
macro_parameter: NAME           { $$ = build_named(x, @$, NP_N_NAME, $1); }
               | SCRATCH        { $$ = build_named(x, @$, NP_N_SCRATCH, $1); }
               | MAP            { $$ = build_map(x, @$, $1); }

/* { statements; value } and if c { value } else { value } where a value stands */
value_block: complete           { $$ = build_block_value(x, @$, $1, NULL); }
           | complete simple    { $$ = build_block_value(x, @$, $1, $2); }
           | complete error     { $$ = build_block_value(x, @$, $1, NULL); }
value_if: VALUE_IF expr '{' value_block '}'
                                { $$ = build_ternary(x, @$, $2, $4, NULL); }
        | VALUE_IF expr '{' value_block '}' ELSE value_else
                                { $$ = build_ternary(x, @$, $2, $4, $7); }
value_else: '{' value_block '}' { $$ = $2; }
          | IF expr '{' value_block '}'
                                { $$ = build_ternary(x, @$, $2, $4, NULL); }
          | IF expr '{' value_block '}' ELSE value_else
                                { $$ = build_ternary(x, @$, $2, $4, $7); }

map_decl: LET MAP '=' NAME '(' INT ')'
                                { $$ = build_map_decl(x, @$, $2, $4, @4, $6); }
fn: FN '(' parameters ')' block { $$ = build_fn(x, @$, $1, @1, $3, NULL, $5); }
  | FN '(' parameters ')' ':' var_type fn_body
                                { $$ = build_fn(x, @$, $1, @1, $3, &$6, $7); }
/* behind the star of a type a brace looks like that of a value */
fn_body: block
    | VALUE_BRACE stmts '}'     { $$ = build_block(x, @$, $2, false); }
    | VALUE_BRACE complete error '}' { $$ = build_block(x, @$, $2, false); yyerrok; }
parameters: %empty              { $$ = NULL; }
          | parameter
          | parameters ',' parameter { $$ = build_append($1, $3); }
parameter: SCRATCH ':' var_type  { $$ = build_parameter(x, @$, $1, &$3); }

%%

static bool is_declaration(yysymbol_kind_t token)
{
	return token == YYSYMBOL_PARAM || token == YYSYMBOL_IMPORT || token == YYSYMBOL_CONFIG ||
	       token == YYSYMBOL_LET || token == YYSYMBOL_FN || token == YYSYMBOL_MACRO;
}

/*
 * "unexpected X, expected Y or Z". Where a value could stand, or where one has just ended, the
 * many tokens that are possible are summed up.
 */
static int yyreport_syntax_error(const yypcontext_t *ctx, struct np_lex *x, void *scanner)
{
	yysymbol_kind_t expected[YYNTOKENS], found = yypcontext_token(ctx);
	int n = 0, told = 0;
	bool value = false, after = false, block = false, last = false, item = false;
	const char *names[YYNTOKENS + 1];
	struct np_text text = {0};

	(void)scanner;
	if (x->too_deep || x->open_string || found == YYSYMBOL_YYerror || found == YYSYMBOL_BAD) {
		/* the lexer has said what is wrong */
		x->open_string = false;
		lex_recover(x, *yypcontext_location(ctx));
		return 0;
	}
	if (x->diags->errors >= NP_MAX_ERRORS) {
		/* it is only counted: nobody reads what was expected */
		build_unexpected(x, *yypcontext_location(ctx), false, NULL);
		lex_recover(x, *yypcontext_location(ctx));
		return 0;
	}
	n = yypcontext_expected_tokens(ctx, expected, YYNTOKENS);
	for (int i = 0; i < n; i++) {
		value |= expected[i] == YYSYMBOL_INT;
		after |= expected[i] == YYSYMBOL_EQ;
		block |= expected[i] == YYSYMBOL_ANGLE;
		last |= *yysymbol_name(expected[i]) == '\'' && yysymbol_name(expected[i])[1] == '}';
	}
	if (block)
		names[told++] = "a block { } or < >";
	else if (value && last)
		names[told++] = "a statement or '}'";
	else if (value)
		names[told++] = "a value";
	if (after)
		names[told++] = "an operator";
	for (int i = 0; i < n && !value && !block; i++) {
		const char *name = yysymbol_name(expected[i]);

		if (expected[i] == YYSYMBOL_ONE_EXPRESSION)
			continue;
		if (is_declaration(expected[i])) {
			if (!item)
				names[told++] = "a declaration";
			item = true;
			continue;
		}
		if (!after || (*name == '\'' && strchr(";:,)}]{", name[1])) ||
		    expected[i] == YYSYMBOL_ANGLE_END || expected[i] == YYSYMBOL_PREDICATE)
			names[told++] = name;
	}
	for (int i = 0; i < told; i++)
		np_text_addf(&text, "%s%s", i == 0 ? "" : i + 1 < told ? ", " : " or ", names[i]);
	build_unexpected(x, *yypcontext_location(ctx), found == YYSYMBOL_YYEOF,
			 told ? text.s : NULL);
	lex_recover(x, *yypcontext_location(ctx));
	np_text_free(&text);
	return 0;
}
