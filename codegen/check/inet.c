/*
 * Addresses: beside a value of type inet a string is read as an address while compiling, and
 * integers and arrays of the right size are taken as ntop() would.
 */
#include <arpa/inet.h>
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

bool np_check_in(struct np_checker *c, struct np_node *n)
{
	struct np_node *r = n->binary.right;
	bool left = np_check_expr(c, &n->binary.left) && np_make_inet(c, &n->binary.left);

	n->type = np_type_bool(c->types);
	if (r->kind == NP_N_STRING || r->kind == NP_N_ADDRESS)
		return np_as_address(c, r, true) && left;
	if (!np_check_expr(c, &n->binary.right))
		return false;
	r = n->binary.right;
	if (r->type->kind == NP_V_INET && r->ref && np_ref(r)->kind == NP_REF_PARAM)
		return left;
	return np_type_error(c, r,
			     "'in' takes a network: a literal, or a param of type cidr or ip");
}
