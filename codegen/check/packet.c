/*
 * flow(sk) and packet(skb): records of what the kernel knows of a socket and what the headers of a
 * packet say.  The functions that read it are written in the language, packet.np; rows of
 * packet.def name what they give.
 */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"
#include "expand.h"
#include "parser.h"

__asm__(".pushsection .rodata\n"
	"packet_text: .incbin \"" NP_PACKET_TEXT "\"\n"
	"packet_text_end: .byte 0\n"
	".popsection\n");
extern const char packet_text[], packet_text_end[];

#define WANTS "__wants_"
#define PACKET "__packet"

enum part { PART_WHOLE, PART_FLAGS, PART_BOTH, PART_FLOW, PART_PACKET };
enum type { TYPE_IP, TYPE_FACT, TYPE_NAME, TYPE_SKB };

static const struct row {
	const char *name;
	enum type type;
	enum np_word_set words;
	enum part part;
} rows[] = {
#define NP_PACKET(name, type, words, part, help) {name, TYPE_##type, NP_SET_##words, PART_##part},
#include "check/packet.def"
#undef NP_PACKET
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static bool is_of(const struct row *r, bool packet, bool whole)
{
	switch (r->part) {
	case PART_WHOLE: return true;
	case PART_FLAGS: return packet;
	case PART_BOTH: return !whole;
	case PART_FLOW: return !packet && !whole;
	default: return packet && !whole;
	}
}

static const struct np_type *type_of(struct np_checker *c, const struct row *r)
{
	struct np_type_name skb = {.tag = "struct", .name = "sk_buff", .stars = 1, .array = -1};
	const struct np_type *t;

	switch (r->type) {
	case TYPE_IP: return np_type_simple(c->types, NP_V_INET);
	case TYPE_NAME: return np_type_str(c->types, 17);
	case TYPE_SKB:
		if (np_type_name(c, &skb, &t))
			return t;
		/* fall through */
	default: return np_fact_words(c, r->words);
	}
}

/* Of a record that is not the whole, only what is used of it. */
static const struct np_type *record(struct np_checker *c, bool packet, bool whole)
{
	const struct np_type *types[ROWS];
	const char *names[ROWS];
	struct np_type like;
	uint32_t n = 0;

	for (size_t i = 0; i < ROWS; i++) {
		if (!is_of(&rows[i], packet, whole) || (!whole && !(c->wanted >> i & 1)))
			continue;
		names[n] = rows[i].name;
		types[n++] = type_of(c, &rows[i]);
	}
	if (!n) { /* nothing is known of it yet, or ever */
		names[n] = rows[0].name;
		types[n++] = type_of(c, &rows[0]);
	}
	like = *np_type_record(c->types, types, names, n);
	like.name = packet ? "packet" : "flow";
	return np_type_intern(c->types, &like);
}

const struct np_type *np_packet_type(struct np_checker *c, const char *name)
{
	return np_reads_packets(name) ? record(c, !strcmp(name, "packet"), false) : NULL;
}

bool np_is_packet(const struct np_type *t)
{
	return t->kind == NP_V_TUPLE && t->name && *t->name;
}

static void want(struct np_checker *c, size_t row)
{
	c->changed |= !(c->wanted >> row & 1);
	c->wanted |= 1u << row;
}

void np_packet_wanted(struct np_checker *c, const struct np_type *t, const char *name)
{
	if (!np_is_packet(t))
		return;
	for (size_t i = 0; i < ROWS; i++)
		if (is_of(&rows[i], !strcmp(t->name, "packet"), false) &&
		    (!name || !strcmp(rows[i].name, name)))
			want(c, i);
}

void np_packet_whole(struct np_checker *c, struct np_node **at)
{
	const struct np_type *t = (*at)->type;
	bool packet;

	if (!np_is_packet(t))
		return;
	packet = !strcmp(t->name, "packet");
	for (size_t i = 0; i < ROWS; i++)
		if (is_of(&rows[i], packet, true))
			want(c, i);
	np_convert(c, at, record(c, packet, true));
}

void np_packet_returned(struct np_checker *c, const struct np_type *t, struct np_node *tuple)
{
	struct np_node **at = &tuple->list;

	if (!np_is_packet(t) || tuple->kind != NP_N_TUPLE)
		return;
	for (size_t i = 0; i < ROWS && *at; i++) {
		if (!is_of(&rows[i], !strcmp(t->name, "packet"), false))
			continue;
		if (c->wanted >> i & 1)
			at = &(*at)->next;
		else
			*at = (*at)->next;
	}
}

void np_packets_whole(struct np_checker *c, struct np_node **list)
{
	for (struct np_node **at = list; *at; at = &(*at)->next)
		np_packet_whole(c, at);
}

bool np_use_wants(struct np_checker *c, struct np_node *n)
{
	size_t len = strlen(WANTS);

	if (strncmp(n->name, WANTS, len))
		return false;
	for (size_t i = 0; i < ROWS; i++)
		if (!strcmp(rows[i].name, n->name + len)) {
			np_decide(c, n, c->wanted >> i & 1);
			return true;
		}
	return false;
}

bool np_reads_packets(const char *name)
{
	return !strcmp(name, "packet") || !strcmp(name, "flow");
}

void np_packet_functions(struct np_checker *c)
{
	const struct np_node *program;
	struct np_source *src;

	if (c->own_functions.n)
		return;
	src = np_source_add(c->sources, "packet.np", packet_text,
			    (size_t)(packet_text_end - packet_text));
	program = np_parse(c->arena, src, c->diags);
	program = np_expand(c->arena, c->sources, program, np_is_builtin_name, c->diags);
	np_list_each (n, program->list)
		if (n->kind == NP_N_FN)
			np_vec_push(c->arena, &c->own_functions, n);
}

bool np_packet_has(const struct np_type *t, const char *name)
{
	for (size_t i = 0; np_is_packet(t) && i < ROWS; i++)
		if (is_of(&rows[i], !strcmp(t->name, "packet"), false) &&
		    !strcmp(rows[i].name, name))
			return true;
	return false;
}

void np_packet_try(const struct np_type *t, struct np_nearest *near)
{
	for (size_t i = 0; np_is_packet(t) && i < ROWS; i++)
		if (is_of(&rows[i], !strcmp(t->name, "packet"), false))
			np_nearest_try(near, rows[i].name);
}

/* The call of a function of packet.np with what n is given. */
static bool call_own(struct np_checker *c, struct np_node *n, const char *name)
{
	np_packet_functions(c);
	n->call.name = name;
	return np_check_call(c, n);
}

/* What begins with a struct sock, or with what all of these begin with. */
static bool is_sock(const char *name)
{
	static const char *const names[] = {
		"sock",
		"sock_common",
		"inet_sock",
		"inet_connection_sock",
		"tcp_sock",
		"tcp6_sock",
		"udp_sock",
		"udp6_sock",
		"raw_sock",
		"raw6_sock",
		"ping_sock",
		"sctp_sock",
		"dccp_sock",
		"mptcp_sock",
		"smc_sock",
		"request_sock",
		"inet_request_sock",
		"tcp_request_sock",
		"inet_timewait_sock",
		"tcp_timewait_sock",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

bool np_is_sock(const struct np_type *t)
{
	return t->kind == NP_V_STRUCT && t->name && is_sock(t->name);
}

/* Whether it is an address that may be of such a struct. */
static bool may_be(const struct np_type *t, bool (*f)(const char *name))
{
	if (t->kind == NP_V_INT)
		return t->size == 8;
	if (t->kind != NP_V_PTR || t->is_user)
		return false;
	return t->elem->kind == NP_V_NONE ||
	       (t->elem->kind == NP_V_STRUCT && t->elem->name && f(t->elem->name));
}

static bool is_skb(const char *name)
{
	return !strcmp(name, "sk_buff");
}

static bool is_socket(const char *name)
{
	return !strcmp(name, "socket");
}

bool np_check_packet(struct np_checker *c, struct np_node *n)
{
	struct np_node *arg = n->call.args;
	struct np_diag *d;

	if (!np_args_between(c, n, 1, 1))
		return false;
	if (may_be(arg->type, is_skb))
		return call_own(c, n, PACKET);
	d = np_error(c->diags, NP_E_CALL, arg->loc,
		     "packet() takes a pointer to a struct sk_buff, and this is %s",
		     np_show(c, arg->type));
	if (may_be(arg->type, is_sock) && arg->type->kind == NP_V_PTR)
		np_hint(c->diags, d, "of a socket: flow()");
	return false;
}

bool np_check_flow(struct np_checker *c, struct np_node *n)
{
	struct np_node *arg;
	struct np_diag *d;

	if (!np_args_between(c, n, 1, 1))
		return false;
	arg = n->call.args;
	if (arg->type->kind == NP_V_PTR && may_be(arg->type, is_socket) &&
	    arg->type->elem->kind == NP_V_STRUCT) {
		n->call.args = np_new_member(c, arg, "sk");
		return call_own(c, n, "__flow");
	}
	if (may_be(arg->type, is_sock))
		return call_own(c, n, "__flow");
	d = np_error(c->diags, NP_E_CALL, arg->loc,
		     "flow() takes a pointer to a socket, and this is %s", np_show(c, arg->type));
	if (arg->type->kind == NP_V_PTR && may_be(arg->type, is_skb))
		np_hint(c->diags, d, "of a packet: packet()");
	return false;
}

/* packet(x).inner, or $p.inner: read from the packet, which is there as long as the probe runs. */
bool np_check_inner(struct np_checker *c, struct np_node *n)
{
	struct np_node *object = n->member.object, *call;
	bool direct = object->kind == NP_N_CALL && !strcmp(object->call.name, PACKET);
	struct np_diag *d;

	if (object->kind != NP_N_CALL && object->kind != NP_N_SCRATCH) {
		d = np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc,
			     "of a packet that was kept nothing more can be read");
		np_hint(c->diags, d, "keep packet(skb).inner");
		return false;
	}
	call = np_node_new(c->arena, NP_N_CALL, n->loc);
	call->call.args = direct ? object->call.args : np_new_member(c, object, "skb");
	call->next = n->next;
	*n = *call;
	return call_own(c, n, "__packet_inner");
}
