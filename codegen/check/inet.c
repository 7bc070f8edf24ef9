/*
 * Addresses: beside a value of type inet a string is read as an address while compiling, and
 * integers and arrays of the right size are taken as ntop() would.
 */
#include <arpa/inet.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"
#include "image/params.h"

/* "/24" within the bits that the family has. */
static bool good_prefix(const char *slash, unsigned bits)
{
	char *end;
	unsigned long n = strtoul(slash + 1, &end, 10);

	return slash[1] >= '0' && slash[1] <= '9' && !*end && n <= bits;
}

bool np_as_address(struct np_checker *c, struct np_node *n, bool cidr)
{
	uint8_t bytes[16];
	char text[64];
	const char *slash = strchr(n->string.s, '/');
	size_t len = slash ? (size_t)(slash - n->string.s) : n->string.len;
	struct np_diag *d;

	if (len < sizeof(text) && len == strnlen(n->string.s, len)) {
		memcpy(text, n->string.s, len);
		text[len] = '\0';
		unsigned bits = inet_pton(AF_INET, text, bytes) == 1    ? 32
				: inet_pton(AF_INET6, text, bytes) == 1 ? 128
									: 0;

		if (bits && (!slash || (cidr && good_prefix(slash, bits)))) {
			n->kind = NP_N_ADDRESS;
			n->type = np_type_simple(c->types, NP_V_INET);
			return true;
		}
		if (bits && slash && !cidr) {
			d = np_error(c->diags, NP_E_NO_ADDRESS, n->loc,
				     "\"%s\" is a network, and one address is expected",
				     n->string.s);
			np_hint(c->diags, d, "whether an address is within it: x in %s",
				n->string.s);
			return false;
		}
	}
	d = np_error(c->diags, NP_E_NO_ADDRESS, n->loc, "\"%s\" is no IP address%s", n->string.s,
		     cidr ? " or network" : "");
	np_hint(c->diags, d, "%s",
		cidr ? "such as 10.0.0.0/8 or \"fe80::/10\"" : "such as 10.0.0.1 or \"fe80::1\"");
	return false;
}

/* Six bytes of two digits each, between colons or hyphens. */
static bool read_mac(const char *s, uint8_t out[6])
{
	for (int i = 0; i < 6; i++) {
		char digits[3] = {s[0], s[0] ? s[1] : '\0', '\0'};

		if (!isxdigit((unsigned char)digits[0]) || !isxdigit((unsigned char)digits[1]))
			return false;
		out[i] = (uint8_t)strtoul(digits, NULL, 16);
		s += 2;
		if (i < 5 && *s != ':' && *s != '-')
			return false;
		s += i < 5;
	}
	return !*s;
}

bool np_as_mac(struct np_checker *c, struct np_node *n)
{
	const char *text = n->string.s;
	uint8_t bytes[8] = {0};
	struct np_diag *d;

	if (!read_mac(text, bytes)) {
		d = np_error(c->diags, NP_E_NO_ADDRESS, n->loc,
			     "\"%s\" is no address of a network card", text);
		np_hint(c->diags, d, "such as \"02:00:00:00:00:01\"");
		return false;
	}
	n->kind = NP_N_INT;
	memset(&n->integer, 0, sizeof(n->integer));
	memcpy(&n->integer.value, bytes, sizeof(bytes));
	n->type = np_type_simple(c->types, NP_V_MAC);
	return true;
}

bool np_text_as(struct np_checker *c, struct np_node *n, const struct np_type *to)
{
	if (n->kind != NP_N_STRING || !to)
		return true;
	if (to->kind == NP_V_INET)
		return np_as_address(c, n, false);
	return to->kind != NP_V_MAC || np_as_mac(c, n);
}

/* Six bytes in memory, as macaddr() reads them. */
static bool make_mac(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at, *call;
	const struct np_type *t = n->type;

	if (t->kind == NP_V_MAC)
		return true;
	if (n->kind == NP_N_STRING)
		return np_as_mac(c, n);
	if (t->kind != NP_V_ARRAY || t->size != 6 || t->elem->size != 1)
		return np_type_error(c, n, "the address of a network card is expected");
	call = np_node_new(c->arena, NP_N_CALL, n->loc);
	call->call.name = "macaddr";
	call->call.args = n;
	call->next = n->next;
	n->next = NULL;
	call->type = np_type_simple(c->types, NP_V_MAC);
	np_new_ref(c, call, NP_REF_BUILTIN)->builtin = NP_B_MACADDR;
	*at = call;
	return true;
}

bool np_is_mac(const struct np_node *n, const struct np_node *other)
{
	const struct np_type *t = n->type;

	return t->kind == NP_V_MAC ||
	       (t->kind == NP_V_ARRAY && t->size == 6 && t->elem->size == 1 &&
		(other->kind == NP_N_STRING || other->type->kind == NP_V_MAC));
}

bool np_check_macs(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_bool(c->types);
	if (n->binary.op != NP_OP_EQ && n->binary.op != NP_OP_NE) {
		np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
			 "addresses are compared with == and !=");
		return false;
	}
	return make_mac(c, &n->binary.left) && make_mac(c, &n->binary.right);
}

bool np_make_inet(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at, *call;
	const struct np_type *t = n->type;
	bool bytes = (t->kind == NP_V_ARRAY || t->kind == NP_V_STRUCT || t->is_char) &&
		     (t->size == 4 || t->size == 16);

	if (t->kind == NP_V_INET)
		return true;
	if (!bytes && !(t->kind == NP_V_INT && t->size >= 4))
		return np_type_error(c, n, "an IP address is expected");
	call = np_node_new(c->arena, NP_N_CALL, n->loc);
	call->call.name = "ntop";
	call->call.args = n;
	call->next = n->next;
	n->next = NULL;
	call->type = np_type_simple(c->types, NP_V_INET);
	np_new_ref(c, call, NP_REF_BUILTIN)->builtin = NP_B_NTOP;
	*at = call;
	return true;
}

bool np_cast_address(struct np_checker *c, struct np_node *n, const struct np_type *to)
{
	struct np_node *x = n->cast.operand, *next = n->next;

	if (!np_text_as(c, x, to) ||
	    !(to->kind == NP_V_MAC ? make_mac(c, &x) : np_make_inet(c, &x)))
		return false;
	*n = *x;
	n->next = next;
	return true;
}

/* A literal, or a param. */
static bool check_network(struct np_checker *c, struct np_node **at)
{
	struct np_node *r = *at;

	if (r->kind == NP_N_STRING || r->kind == NP_N_ADDRESS)
		return np_as_address(c, r, true);
	if (!np_check_expr(c, at))
		return false;
	r = *at;
	if (r->type->kind == NP_V_INET && r->ref && np_ref(r)->kind == NP_REF_PARAM)
		return true;
	return np_type_error(c, r,
			     "'in' takes a network: a literal, or a param of type cidr or ip");
}

/* x in net, x in (net, net) */
bool np_check_in(struct np_checker *c, struct np_node *n)
{
	bool ok = np_check_expr(c, &n->binary.left) && np_make_inet(c, &n->binary.left);
	struct np_node *r = n->binary.right;

	n->type = np_type_bool(c->types);
	if (r->kind != NP_N_TUPLE || r->record.names)
		return check_network(c, &n->binary.right) && ok;
	for (struct np_node **at = &r->list; *at; at = &(*at)->next)
		ok &= check_network(c, at);
	return ok;
}
