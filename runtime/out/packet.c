/*
 * Facts, flows and packets: numbers that may be unknown, and the line that a record of flow() or
 * packet() reads as: 10.0.0.1:4242 > 10.0.0.2:80 tcp [S.]
 */
#include "out/out_internal.h"

void out_fact(struct np_text *t, int64_t v)
{
	if (v == NP_UNKNOWN)
		np_text_addc(t, '?');
	else
		out_i64(t, v);
}

/* The member of that name; false: the record has none. */
static bool member(struct np_out *o, const struct out_value *v, const char *name,
		   struct out_value *out)
{
	np_vec_each (struct np_plan_member, m, &v->type->members)
		if (!strcmp(m->name, name))
			return out_member(o, m, v->p, v->len, false, out);
	return false;
}

static int64_t fact(struct np_out *o, const struct out_value *v, const char *name)
{
	struct out_value m;
	uint64_t n;

	return member(o, v, name, &m) && out_number(&m, &n) ? (int64_t)n : NP_UNKNOWN;
}

/* As packet.np has it: what has ports has them here too, and those that it could not read are ?. */
static bool has_ports(int64_t proto)
{
	return proto == 6 || proto == 17 || proto == 33 || proto == 132 || proto == 136 ||
	       proto == 262;
}

/* 0: the address is not known. */
static uint64_t family_of(struct np_out *o, const struct out_value *v, const char *address)
{
	struct out_value m;
	uint64_t family = 0;

	if (member(o, v, address, &m) && m.len >= sizeof(family))
		memcpy(&family, m.p, sizeof(family));
	return family;
}

static void end_point(struct np_out *o, struct np_text *t, const struct out_value *v,
		      const char *address, const char *port, bool ports)
{
	bool v6 = ports && family_of(o, v, address) == LINUX_AF_INET6;
	struct out_value m;

	np_text_add(t, v6 ? "[" : "");
	if (member(o, v, address, &m) && m.len >= 24)
		out_inet(t, m.p);
	else
		np_text_addc(t, '?');
	np_text_add(t, v6 ? "]" : "");
	if (ports) {
		np_text_addc(t, ':');
		out_fact(t, fact(o, v, port));
	}
}

/* As tcpdump has them: [S.] */
static void tcp_flags(struct np_text *t, int64_t flags)
{
	static const struct {
		int64_t bit;
		char letter;
	} letters[] = {{0x01, 'F'}, {0x02, 'S'}, {0x04, 'R'}, {0x08, 'P'}, {0x10, '.'},
		       {0x20, 'U'}, {0x40, 'E'}, {0x80, 'W'}, {0x100, 'e'}};

	np_text_add(t, " [");
	if (flags == NP_UNKNOWN)
		np_text_addc(t, '?');
	else if (!flags)
		np_text_add(t, "none");
	for (size_t i = 0; flags != NP_UNKNOWN && i < sizeof(letters) / sizeof(letters[0]); i++)
		if (flags & letters[i].bit)
			np_text_addc(t, letters[i].letter);
	np_text_addc(t, ']');
}

void out_packet(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	int64_t proto = fact(o, v, "proto");
	struct out_value m;

	if (!family_of(o, v, "saddr") && proto == NP_UNKNOWN) {
		np_text_addc(t, '?');
		return;
	}
	end_point(o, t, v, "saddr", "sport", has_ports(proto));
	np_text_add(t, " > ");
	end_point(o, t, v, "daddr", "dport", has_ports(proto));
	np_text_addc(t, ' ');
	if (member(o, v, "proto", &m))
		out_text(o, t, &m, OUT_PLAIN);
	else
		np_text_addc(t, '?');
	if (proto == 6 && member(o, v, "flags", &m))
		tcp_flags(t, fact(o, v, "flags"));
}
