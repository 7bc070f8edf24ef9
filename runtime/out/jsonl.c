/*
 * -f jsonl: as JSON, an object a line, but each says when and of which probe it is, values have
 * the names that the script gives them, stacks are lists, enumerators words.  -f json stays what
 * bpftrace's users read.
 */
#include "out/out_internal.h"

/* RFC 3339, UTC; the text of a second is kept. */
static void add_time(struct np_out *o, struct np_text *t, struct timespec now)
{
	struct tm tm;

	if (!o->utc.len || o->utc.second != now.tv_sec) {
		o->utc.second = now.tv_sec;
		gmtime_r(&now.tv_sec, &tm);
		o->utc.len = (uint32_t)strftime(o->utc.text, sizeof(o->utc.text),
						"%Y-%m-%dT%H:%M:%S", &tm);
	}
	np_text_addn(t, o->utc.text, o->utc.len);
	np_text_addf(t, ".%06ldZ", now.tv_nsec / 1000);
}

static void begin_at(struct np_out *o, const char *type, struct timespec when)
{
	struct np_text *t = &o->buf;
	const char *probe = o->probe < o->plan->probes.n ? o->plan->probes.v[o->probe].text : NULL;

	np_text_add(t, "{\"time\": \"");
	add_time(o, t, when);
	np_text_add(t, "\", \"probe\": ");
	if (probe)
		out_json_string(t, probe, strlen(probe));
	else
		np_text_add(t, "null");
	np_text_addf(t, ", \"type\": \"%s\"", type);
}

void out_jsonl_begin(struct np_out *o, const char *type)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	begin_at(o, type, now);
}

/* An event's own time, where it has one; others come with the time at which they are read. */
static void begin_event(struct np_out *o, const struct np_plan_event *e, const char *type,
			const uint8_t *record, size_t len)
{
	struct out_value v;
	uint64_t boot_ns;
	int64_t ns;

	if (e->kind != NP_EV_SHOW || !out_argument(o, e, 0, record, len, &v) ||
	    !out_number(&v, &boot_ns) || (ns = out_wall_ns(o, boot_ns)) < 0) {
		out_jsonl_begin(o, type);
		return;
	}
	begin_at(o, type, (struct timespec){.tv_sec = ns / 1000000000, .tv_nsec = ns % 1000000000});
}

void out_jsonl_member(struct np_out *o, const char *name, const char *s, size_t n)
{
	np_text_addf(&o->buf, ", \"%s\": ", name);
	out_json_string(&o->buf, s ? s : "", n);
}

void out_jsonl_end(struct np_out *o)
{
	np_text_addn(&o->buf, "}\n", 2);
}

/* Names that come twice get a number. */
static void add_name(struct np_text *t, const struct np_plan_event *e, uint32_t from, uint32_t i)
{
	const char *name = e->args.v[i].name;
	struct np_text numbered = {0};
	uint32_t same = 1;

	for (uint32_t k = from; k < i; k++)
		same += !strcmp(e->args.v[k].name, name);
	np_text_add(&numbered, name);
	if (same > 1)
		np_text_addf(&numbered, "#%u", same);
	out_json_string(t, numbered.s ? numbered.s : "", numbered.n);
	np_text_addn(t, ": ", 2);
	np_text_free(&numbered);
}

void out_jsonl_prepare(const struct np_out *o, const struct np_plan_event *e, struct out_event *c)
{
	bool is_show = e->kind == NP_EV_SHOW;
	uint32_t from = is_show ? OUT_SHOW_HEAD : 0;

	c->line = e->line;
	np_plan_file(o->plan, &c->line);
	c->name_ends = np_xcalloc(e->args.n + 1, sizeof(*c->name_ends));
	for (uint32_t i = 0; i < e->args.n; i++) {
		/* of show, one without a name is the address of the string before it */
		if (i >= from && !(is_show && !*e->args.v[i].name))
			add_name(&c->names, e, from, i);
		c->name_ends[i] = (uint32_t)c->names.n;
	}
}

/* "args": what was printed, by name. */
static void add_args(struct np_out *o, const struct np_plan_event *e, const struct out_event *c,
		     const uint8_t *record, size_t len)
{
	struct np_text *t = &o->buf;
	bool is_show = e->kind == NP_EV_SHOW;
	struct out_value v;
	uint32_t at = 0;

	np_text_add(t, ", \"args\": {");
	for (uint32_t i = 0; i < e->args.n; i++) {
		uint32_t n = c->name_ends[i] - at;

		if (!n)
			continue;
		if (at)
			np_text_addn(t, ", ", 2);
		np_text_addn(t, c->names.s + at, n);
		at += n;
		if (is_show && out_shown(o, e, i, record, len, &v))
			out_json_by_name(o, t, &v);
		else if (!is_show && out_argument(o, e, i, record, len, &v))
			out_json(o, t, &v);
		else
			np_text_add(t, "null");
	}
	np_text_addc(t, '}');
}

/* The command and process of show(), then its values. */
static void add_show(struct np_out *o, const struct np_plan_event *e, const struct out_event *c,
		     const uint8_t *record, size_t len)
{
	static const char *const head[OUT_SHOW_HEAD] = {"time", "comm", "pid", "tid"};
	struct out_value v;

	for (uint32_t i = 1; i < OUT_SHOW_HEAD; i++) {
		if (!out_argument(o, e, i, record, len, &v))
			continue;
		np_text_addf(&o->buf, ", \"%s\": ", head[i]);
		out_json(o, &o->buf, &v);
	}
	add_args(o, e, c, record, len);
}

/* print(@m[k]): the map, the key, the value. */
static void add_keyed(struct np_out *o, const struct np_plan_event *e, const uint8_t *record,
		      size_t len)
{
	const char *name = e->map < o->plan->maps.n ? o->plan->maps.v[e->map].name : "";
	struct np_text *t = &o->buf;
	struct out_value key, v;

	out_jsonl_member(o, "name", name, strlen(name));
	if (out_argument(o, e, 0, record, len, &key)) {
		np_text_add(t, ", \"key\": ");
		out_json(o, t, &key);
	}
	np_text_add(t, ", \"value\": ");
	if (!out_argument(o, e, 1, record, len, &v))
		np_text_add(t, "null");
	else if ((v.type->kind == NP_V_HIST || v.type->kind == NP_V_LHIST) &&
		 v.len >= out_aggregate_size(v.type))
		out_hist_json(t, v.type, out_buckets(o, v.type, v.p, v.len, 1), 1);
	else
		out_json(o, t, &v);
}

void out_jsonl_event(struct np_out *o, const struct np_plan_event *e, const struct out_event *c,
		     const uint8_t *record, size_t len)
{
	const char *name = e->kind == NP_EV_PRINT_VALUE   ? "value"
			   : e->kind == NP_EV_PRINT_KEYED ? "value"
							  : np_event_kind_name(e->kind);
	struct np_text *s = &o->scratch;

	np_text_clear(s);
	if (e->kind == NP_EV_PRINTF)
		out_printf(o, s, e, c, record, len);
	else if (e->kind == NP_EV_TIME)
		out_event_time(o, s, e, record, len);
	else if (e->kind == NP_EV_JOIN)
		out_event_join(o, s, e, record, len);
	begin_event(o, e, name, record, len);
	np_text_addf(&o->buf, ", \"line\": %u", c->line);
	switch (e->kind) {
	case NP_EV_PRINTF:
		out_jsonl_member(o, "text", s->s, s->n);
		add_args(o, e, c, record, len);
		break;
	case NP_EV_TIME:
	case NP_EV_JOIN: out_jsonl_member(o, "text", s->s, s->n); break;
	case NP_EV_SHOW: add_show(o, e, c, record, len); break;
	case NP_EV_PRINT_KEYED: add_keyed(o, e, record, len); break;
	default: add_args(o, e, c, record, len);
	}
	out_jsonl_end(o);
}

/* A map of bpftrace's form: its value, or rows of a key and a value. */
void out_jsonl_map(struct np_out *o, const struct out_map *m)
{
	struct np_text *t = &o->buf;

	if (!m->n && !m->key)
		return;
	out_jsonl_begin(o, "map");
	out_jsonl_member(o, "name", m->map->name, strlen(m->map->name));
	if (!m->key) {
		np_text_add(t, ", \"value\": ");
		out_value_json(o, t, m, &m->rows[0]);
		out_jsonl_end(o);
		return;
	}
	np_text_add(t, ", \"rows\": [");
	for (uint32_t i = 0; i < m->n; i++) {
		struct out_value key = out_whole(m->key, m->rows[i].key, m->key_size);

		np_text_add(t, i ? ", {\"key\": " : "{\"key\": ");
		out_json(o, t, &key);
		np_text_add(t, ", \"value\": ");
		out_value_json(o, t, m, &m->rows[i]);
		np_text_addc(t, '}');
	}
	np_text_addc(t, ']');
	out_jsonl_end(o);
}

/* The lines of a stack, which are its frames, as a list. */
void out_jsonl_stack(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	struct np_text s = o->temp; /* borrowed, and put back */

	np_text_clear(&s);
	out_text(o, &s, v, OUT_CELL);
	np_text_addc(t, '[');
	for (size_t at = 0; at < s.n;) {
		const char *end = memchr(s.s + at, '\n', s.n - at);
		size_t n = end ? (size_t)(end - s.s) - at : s.n - at;

		if (at)
			np_text_addn(t, ", ", 2);
		out_json_string(t, s.s + at, n);
		at += n + 1;
	}
	np_text_addc(t, ']');
	o->temp = s;
}

void np_out_loss(struct np_out *o, const struct np_out_loss *l)
{
	struct np_text *t = &o->buf;

	if (o->format != NP_FORMAT_JSONL)
		return;
	out_jsonl_begin(o, "lost");
	out_jsonl_member(o, "cause", l->cause, strlen(l->cause));
	np_text_add(t, ", \"count\": ");
	out_json_u64(t, l->count);
	if (l->map)
		out_jsonl_member(o, "map", l->map, strlen(l->map));
	if (l->of)
		out_jsonl_member(o, "of", l->of, strlen(l->of));
	if (l->line)
		np_text_addf(t, ", \"line\": %u, \"column\": %u", l->line, l->column);
	out_jsonl_member(o, "text", l->text, l->n);
	out_jsonl_end(o);
}
