/*
 * The writer: events in, lines out.  Lines gather in a buffer that is given to the stream
 * when it is large or when the reader has nothing else to do (np_out_flush): a busy probe
 * costs no system call a line.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "image/words.h"
#include "out/fold.h"

#define FULL (64 * 1024)

static const char *const format_names[] = {
#define NP_FORMAT(id, name, help) name,
#include "out/formats.def"
#undef NP_FORMAT
};

const char *np_format_name(enum np_format format)
{
	return format_names[format];
}

bool np_format_find(const char *name, enum np_format *out)
{
	for (int i = 0; i < NP_FORMAT_COUNT; i++) {
		if (strcmp(name, format_names[i]))
			continue;
		*out = (enum np_format)i;
		return true;
	}
	return false;
}

static int64_t clock_ns(clockid_t id)
{
	struct timespec ts;

	if (clock_gettime(id, &ts))
		return 0;
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

struct np_out *np_out_new(const struct np_out_context *ctx, enum np_format format, FILE *f)
{
	struct np_out *o = np_xcalloc(1, sizeof(*o));

	o->ctx = *ctx;
	o->plan = ctx->plan;
	o->format = format;
	o->f = f;
	o->probe = NP_NO_INDEX;
	o->colour = format == NP_FORMAT_TEXT && np_has_colour(fileno(f));
	o->began_ns = (uint64_t)clock_ns(CLOCK_BOOTTIME);
	o->boot_to_wall_ns = clock_ns(CLOCK_REALTIME) - (int64_t)o->began_ns;
	if (o->plan->events.n)
		o->events = np_xcalloc(o->plan->events.n, sizeof(*o->events));
	if (o->plan->types.n)
		o->types = np_xcalloc(o->plan->types.n, sizeof(*o->types));
	if (ctx->btf) {
		np_vec_each (struct np_plan_type, type, &o->plan->types) {
			const char *name = type->name[0] ? type->name : type->anchor;

			if (type->kind == NP_V_ENUM && name[0] && !type->names.n)
				np_btf_want(ctx->btf, name, strlen(name));
		}
	}
	return o;
}

void np_out_divert(struct np_out *o, FILE *rest)
{
	o->result = o->f;
	o->f = rest;
}

void np_out_finish(struct np_out *o)
{
	np_out_flush(o);
	if (!out_is_fold(o->format))
		return;
	if (o->result)
		o->f = o->result;
	out_folds_write(o, &o->buf);
	np_out_flush(o);
}

static void free_event(struct out_event *c)
{
	free(c->pieces);
	free(c->name_ends);
	np_text_free(&c->names);
}

void np_out_free(struct np_out *o)
{
	if (!o)
		return;
	np_out_flush(o);
	out_unwound_free(o->unwound);
	for (uint32_t i = 0; i < o->plan->events.n; i++)
		free_event(&o->events[i]);
	for (uint32_t i = 0; i < o->plan->types.n; i++) {
		free(o->types[i].small);
		free(o->types[i].flags);
	}
	free(o->events);
	free(o->types);
	free(o->rows);
	free(o->cut);
	out_folds_free(&o->folds);
	out_folds_free(&o->kept);
	free(o->buckets);
	np_text_free(&o->buf);
	np_text_free(&o->scratch);
	np_text_free(&o->temp);
	np_text_free(&o->cells);
	np_text_free(&o->screen.shown);
	free(o);
}

void out_give(struct np_out *o)
{
	if (o->buf.n && !o->screen.in_place)
		np_text_clear(&o->screen.shown);
	if (o->buf.n)
		o->open_line = o->buf.s[o->buf.n - 1] != '\n';
	if (o->buf.n && fwrite(o->buf.s, 1, o->buf.n, o->f) < o->buf.n && !o->error)
		o->error = errno;
	np_text_clear(&o->buf);
}

void out_written(struct np_out *o)
{
	if (o->buf.n >= FULL && !o->screen.open)
		out_give(o);
}

void np_out_flush(struct np_out *o)
{
	out_screen_close(o);
	out_give(o);
	if (fflush(o->f) && !o->error)
		o->error = errno;
}

int np_out_error(const struct np_out *o)
{
	return o->error;
}

bool np_out_is_json(const struct np_out *o)
{
	return o->format == NP_FORMAT_JSON || o->format == NP_FORMAT_JSONL;
}

void np_out_probe(struct np_out *o, uint32_t probe)
{
	o->probe = probe;
	out_screen_open(o);
}

/* --- events --- */

/* All fixed parts of the arguments must lie in the fixed part of the record. */
static bool arguments_fit(const struct np_out *o, const struct np_plan_event *e)
{
	if (e->size < sizeof(struct np_record))
		return false;
	np_vec_each (struct np_plan_member, m, &e->args) {
		uint32_t size;

		if (m->type >= o->plan->types.n)
			return false;
		size = m->tail ? 8 : o->plan->types.v[m->type].size;
		if (m->offset > e->size || size > e->size - m->offset)
			return false;
	}
	return true;
}

bool out_argument(const struct np_out *o, const struct np_plan_event *e, uint32_t i,
		  const uint8_t *record, size_t len, struct out_value *v)
{
	return i < e->args.n && out_member(o, &e->args.v[i], record, len, true, v);
}

/* Text that was put into o->scratch, as a JSON object of the type. */
static void scratch_json(struct np_out *o, const char *type)
{
	out_json_begin(&o->buf, type);
	out_json_string(&o->buf, o->scratch.s ? o->scratch.s : "", o->scratch.n);
	out_json_end(&o->buf);
}

static void event_printf(struct np_out *o, const struct np_plan_event *e, const struct out_event *c,
			 const uint8_t *record, size_t len)
{
	if (!np_out_is_json(o)) {
		out_printf(o, &o->buf, e, c, record, len);
		return;
	}
	np_text_clear(&o->scratch);
	out_printf(o, &o->scratch, e, c, record, len);
	scratch_json(o, "printf");
}

void out_event_time(struct np_out *o, struct np_text *t, const struct np_plan_event *e,
		    const uint8_t *record, size_t len)
{
	const char *format = e->format[0] ? e->format : "%H:%M:%S\n";
	struct out_value v;
	uint64_t boot_ns;
	int64_t wall_ns;

	if (out_argument(o, e, 0, record, len, &v) && out_number(&v, &boot_ns))
		wall_ns = out_wall_ns(o, boot_ns);
	else
		wall_ns = clock_ns(CLOCK_REALTIME);
	out_strftime(o, t, wall_ns, format);
}

static void event_time(struct np_out *o, const struct np_plan_event *e, const uint8_t *record,
		       size_t len)
{
	bool json = np_out_is_json(o);

	np_text_clear(&o->scratch);
	out_event_time(o, json ? &o->scratch : &o->buf, e, record, len);
	if (json)
		scratch_json(o, "time");
}

static void event_value(struct np_out *o, const struct out_value *v)
{
	if (!np_out_is_json(o)) {
		out_text(o, &o->buf, v, OUT_PLAIN);
		np_text_addc(&o->buf, '\n');
		return;
	}
	out_json_begin(&o->buf, "value");
	out_json(o, &o->buf, v);
	out_json_end(&o->buf);
}

/* The strings, each with a NUL behind it, and the separator between them. */
void out_event_join(const struct np_out *o, struct np_text *t, const struct np_plan_event *e,
		    const uint8_t *record, size_t len)
{
	struct out_value v;

	if (!out_argument(o, e, 0, record, len, &v))
		return;
	for (uint32_t i = 0; i < v.len;) {
		uint32_t n = (uint32_t)strnlen((const char *)v.p + i, v.len - i);

		if (i)
			np_text_add(t, e->format);
		np_text_addn(t, (const char *)v.p + i, n);
		i += n + 1;
	}
}

static void event_join(struct np_out *o, const struct np_plan_event *e, const uint8_t *record,
		       size_t len)
{
	bool json = np_out_is_json(o);
	struct out_value v;

	if (!out_argument(o, e, 0, record, len, &v))
		return;
	np_text_clear(&o->scratch);
	out_event_join(o, json ? &o->scratch : &o->buf, e, record, len);
	if (json)
		scratch_json(o, "join");
	else
		np_text_addc(&o->buf, '\n');
}

/* print(@m[k]) is print of the value, but a histogram needs its name above it. */
static void event_keyed(struct np_out *o, const struct np_plan_event *e, const uint8_t *record,
			size_t len)
{
	struct np_text *t = &o->buf;
	const uint64_t *buckets;
	const char *name;
	struct out_value key, v;

	if (!out_argument(o, e, 1, record, len, &v))
		return;
	if (v.type->kind != NP_V_HIST && v.type->kind != NP_V_LHIST) {
		event_value(o, &v);
		return;
	}
	if (e->map >= o->plan->maps.n || v.len < out_aggregate_size(v.type) ||
	    !out_argument(o, e, 0, record, len, &key))
		return;
	name = o->plan->maps.v[e->map].name;
	buckets = out_buckets(o, v.type, v.p, v.len, 1);
	if (!np_out_is_json(o)) {
		np_text_add(t, name);
		np_text_addc(t, '[');
		out_key_text(o, t, &key, OUT_PLAIN);
		np_text_add(t, "]:\n");
		out_hist_text(t, v.type, buckets, 1);
		return;
	}
	np_text_clear(&o->scratch);
	out_key_text(o, &o->scratch, &key, OUT_KEY);
	out_json_begin(t, "hist");
	np_text_addc(t, '{');
	out_json_string(t, name, strlen(name));
	np_text_add(t, ": {");
	out_json_string(t, o->scratch.s ? o->scratch.s : "", o->scratch.n);
	np_text_add(t, ": ");
	out_hist_json(t, v.type, buckets, 1);
	np_text_add(t, "}}");
	out_json_end(t);
}

static const char *probe_text(const struct np_out *o, const uint8_t *record)
{
	struct np_record r;

	memcpy(&r, record, sizeof(r));
	return r.probe < o->plan->probes.n ? o->plan->probes.v[r.probe].text : "?";
}

/* Text that would not be read as one word, a string or a socket's path, is quoted. */
static void add_word(struct np_out *o, struct np_text *t, const struct out_value *v)
{
	struct np_text *s = &o->temp;
	bool quote;

	if (v->type->kind != NP_V_STR && (v->type->kind != NP_V_BYTES || !v->type->words)) {
		out_text(o, t, v, OUT_PLAIN);
		return;
	}
	np_text_clear(s);
	out_text(o, s, v, OUT_PLAIN);
	quote = !s->n;
	for (size_t i = 0; i < s->n; i++)
		if ((unsigned char)s->s[i] <= ' ' || s->s[i] == '"' || s->s[i] == 0x7f)
			quote = true;
	if (quote)
		np_text_addc(t, '"');
	if (quote && s->n)
		np_text_add_escaped(t, s->s, s->n);
	else if (s->n)
		np_text_addn(t, s->s, s->n);
	if (quote)
		np_text_addc(t, '"');
}

/* Whether nothing could be read where the next argument points to. */
static bool is_unread(const struct np_out *o, const struct out_value *v)
{
	const struct np_plan_words *words;
	const uint8_t *p;
	uint32_t n;

	if (v->type->kind == NP_V_STR)
		return !v->len || !v->p[0];
	if (v->type->kind != NP_V_BYTES || !v->type->words)
		return false;
	p = out_buffer(v, &n);
	words = &o->plan->words.v[v->type->words - 1];
	return words->steps.v[0].op == NP_S_SOCKADDR && !out_is_sockaddr(p, n);
}

bool out_shown(struct np_out *o, const struct np_plan_event *e, uint32_t i, const uint8_t *record,
	       size_t len, struct out_value *v)
{
	if (!out_argument(o, e, i, record, len, v))
		return false;
	if (i + 1 < e->args.n && !e->args.v[i + 1].name[0] && is_unread(o, v))
		return out_argument(o, e, i + 1, record, len, v);
	return true;
}

/* The first column: as the user wants time. */
static void add_clock(struct np_out *o, struct np_text *t, uint64_t boot_ns)
{
	uint64_t since = boot_ns > o->began_ns ? boot_ns - o->began_ns : 0;

	switch (o->ctx.clock) {
	case NP_CLOCK_OFFSET:
		np_text_addf(t, "%5llu.%06u", (unsigned long long)(since / 1000000000),
			     (unsigned)(since % 1000000000 / 1000));
		break;
	case NP_CLOCK_UNIX: out_strftime(o, t, out_wall_ns(o, boot_ns), "%s.%f"); break;
	default: out_strftime(o, t, out_wall_ns(o, boot_ns), "%H:%M:%S.%f");
	}
}

/* The process, and which of its threads where that is not the first one. */
static void add_task(struct np_out *o, struct np_text *t, const struct np_plan_event *e,
		     const uint8_t *record, size_t len)
{
	struct np_text *s = &o->scratch;
	struct out_value pid, tid;
	uint64_t p, q;

	np_text_clear(s);
	if (!out_argument(o, e, 2, record, len, &pid))
		return;
	out_text(o, s, &pid, OUT_PLAIN);
	if (out_argument(o, e, 3, record, len, &tid) && out_number(&pid, &p) &&
	    out_number(&tid, &q) && p != q) {
		np_text_addc(s, '/');
		out_text(o, s, &tid, OUT_PLAIN);
	}
	if (s->n < 7)
		np_text_pad(t, ' ', 7 - s->n);
	np_text_addn(t, s->s, s->n);
}

/* 22:40:01.123456 curl 4242 tracepoint:skb:kfree_skb reason=NO_SOCKET ... */
static void show_text(struct np_out *o, const struct np_plan_event *e, const struct out_event *c,
		      const uint8_t *record, size_t len)
{
	struct np_text *t = &o->buf;
	struct out_value v;
	uint64_t boot_ns;
	size_t at, width;

	if (out_argument(o, e, 0, record, len, &v) && out_number(&v, &boot_ns))
		add_clock(o, t, boot_ns);
	np_text_addc(t, ' ');
	at = t->n;
	if (out_argument(o, e, 1, record, len, &v))
		add_word(o, t, &v);
	width = np_display_width(t->s + at, t->n - at);
	if (width < 15) /* comm at its longest */
		np_text_pad(t, ' ', 15 - width);
	np_text_addc(t, ' ');
	add_task(o, t, e, record, len);
	np_text_addc(t, ' ');
	np_text_add(t, probe_text(o, record));
	if (*e->format) {
		np_text_addc(t, ' ');
		out_printf(o, t, e, c, record, len);
		return;
	}
	for (uint32_t i = OUT_SHOW_HEAD; i < e->args.n; i++) {
		if (!e->args.v[i].name[0])
			continue;
		np_text_addc(t, ' ');
		np_text_add(t, e->args.v[i].name);
		np_text_addc(t, '=');
		if (out_shown(o, e, i, record, len, &v))
			add_word(o, t, &v);
		else
			np_text_addc(t, '?');
	}
	np_text_addc(t, '\n');
}

static void show_json(struct np_out *o, const struct np_plan_event *e, const uint8_t *record,
		      size_t len)
{
	static const char *const head[OUT_SHOW_HEAD] = {"time", "comm", "pid", "tid"};
	const char *probe = probe_text(o, record);
	struct np_text *t = &o->buf;
	struct out_value v;
	uint64_t boot_ns;
	bool first = true;

	out_json_begin(t, "show");
	np_text_addc(t, '{');
	for (uint32_t i = 0; i < OUT_SHOW_HEAD; i++) {
		if (!out_argument(o, e, i, record, len, &v))
			continue;
		out_json_string(t, head[i], strlen(head[i]));
		np_text_add(t, ": ");
		if (i == 0 && out_number(&v, &boot_ns)) {
			np_text_clear(&o->temp);
			out_wall_clock(o, &o->temp, boot_ns);
			out_json_string(t, o->temp.s, o->temp.n);
		} else {
			out_json(o, t, &v);
		}
		np_text_add(t, ", ");
	}
	np_text_add(t, "\"probe\": ");
	out_json_string(t, probe, strlen(probe));
	np_text_add(t, ", \"args\": {");
	for (uint32_t i = OUT_SHOW_HEAD; i < e->args.n; i++) {
		if (!e->args.v[i].name[0])
			continue;
		if (!first)
			np_text_add(t, ", ");
		first = false;
		out_json_string(t, e->args.v[i].name, strlen(e->args.v[i].name));
		np_text_add(t, ": ");
		if (out_shown(o, e, i, record, len, &v))
			out_json_by_name(o, t, &v);
		else
			np_text_add(t, "null");
	}
	np_text_add(t, "}}");
	out_json_end(t);
}

static bool has_format(uint32_t kind)
{
	return kind == NP_EV_PRINTF || kind == NP_EV_ERRORF || kind == NP_EV_WARNF ||
	       kind == NP_EV_CAT || kind == NP_EV_SYSTEM;
}

static struct out_event *event_of(struct np_out *o, uint32_t i)
{
	struct out_event *c = &o->events[i];
	const struct np_plan_event *e = &o->plan->events.v[i];

	if (c->known)
		return c;
	c->known = true;
	c->valid = arguments_fit(o, e);
	if (c->valid && (has_format(e->kind) || e->kind == NP_EV_SHOW))
		out_printf_compile(o, e, c);
	if (c->valid && o->format == NP_FORMAT_JSONL)
		out_jsonl_prepare(o, e, c);
	return c;
}

/* The event of a record, with its arguments within it; NULL: it is damaged. */
static const struct np_plan_event *sound_event(struct np_out *o, const void *record, size_t len,
					       struct out_event **c)
{
	struct np_record r;

	if (len < sizeof(r))
		return NULL;
	memcpy(&r, record, sizeof(r));
	if (r.event >= o->plan->events.n)
		return NULL;
	*c = event_of(o, r.event);
	return (*c)->valid && len >= o->plan->events.v[r.event].size ? &o->plan->events.v[r.event]
								     : NULL;
}

/* np_out_event writes it. */
static bool is_shown(uint32_t kind)
{
	return kind == NP_EV_PRINTF || kind == NP_EV_PRINT_VALUE || kind == NP_EV_PRINT_KEYED ||
	       kind == NP_EV_TIME || kind == NP_EV_JOIN || kind == NP_EV_SHOW;
}

void np_out_event(struct np_out *o, const void *record, size_t len)
{
	struct out_event *c;
	const struct np_plan_event *e = sound_event(o, record, len, &c);
	struct out_value v;

	if (!e)
		return;
	out_unwound_trim(o);
	if (o->format == NP_FORMAT_JSONL && is_shown(e->kind)) {
		out_jsonl_event(o, e, c, record, len);
		out_written(o);
		return;
	}
	switch (e->kind) {
	case NP_EV_PRINTF: event_printf(o, e, c, record, len); break;
	case NP_EV_PRINT_VALUE:
		if (out_argument(o, e, 0, record, len, &v))
			event_value(o, &v);
		break;
	case NP_EV_PRINT_KEYED: event_keyed(o, e, record, len); break;
	case NP_EV_TIME: event_time(o, e, record, len); break;
	case NP_EV_JOIN: event_join(o, e, record, len); break;
	case NP_EV_SHOW:
		if (np_out_is_json(o))
			show_json(o, e, record, len);
		else
			show_text(o, e, c, record, len);
		break;
	default: return;
	}
	o->wrote_event = true;
	o->wrote_table = false;
	out_written(o);
}

void np_out_formatted(struct np_out *o, const void *record, size_t len, struct np_text *t)
{
	struct out_event *c;
	const struct np_plan_event *e = sound_event(o, record, len, &c);

	if (e && has_format(e->kind))
		out_printf(o, t, e, c, record, len);
}

void np_out_foreign(struct np_out *o, const char *type, const char *text, size_t n, int status)
{
	struct np_text *t = &o->buf;

	if (!np_out_is_json(o)) {
		np_text_addn(t, text, n);
	} else if (o->format == NP_FORMAT_JSONL) {
		out_jsonl_begin(o, type);
		out_jsonl_member(o, "text", text, n);
		if (status)
			np_text_addf(t, ", \"status\": %d", status);
		out_jsonl_end(o);
	} else {
		out_json_begin(t, type);
		out_json_string(t, text, n);
		if (status)
			np_text_addf(t, ", \"status\": %d", status);
		out_json_end(t);
	}
	o->wrote_event = true;
	o->wrote_table = false;
	out_written(o);
}

bool np_out_message(struct np_out *o, const char *type, const char *text, size_t n,
		    const struct np_plan_event *e)
{
	struct np_text *t = &o->buf;
	uint32_t line = e->line;
	const char *name = np_plan_file(o->plan, &line);

	if (!np_out_is_json(o))
		return false;
	/* a program that is in no file, as bpftrace has it */
	if (o->format == NP_FORMAT_JSON && (!strcmp(name, "-e") || !strcmp(name, "-")))
		name = "stdin";
	if (o->format == NP_FORMAT_JSONL) {
		out_jsonl_begin(o, type);
		np_text_addf(t, ", \"line\": %u, \"column\": %u", line, e->column);
		out_jsonl_member(o, "file", name, strlen(name));
		out_jsonl_member(o, "text", text, n);
		out_jsonl_end(o);
		out_written(o);
		return true;
	}
	np_text_addf(t, "{\"type\": \"%s\", \"msg\": ", type);
	out_json_string(t, text, n);
	np_text_add(t, ", \"filename\": ");
	out_json_string(t, name, strlen(name));
	np_text_addf(t, ", \"line\": %u, \"col\": %u}\n", line, e->column);
	out_written(o);
	return true;
}

bool np_out_packet(const struct np_out *o, const void *record, size_t len, struct np_packet *p)
{
	struct out_event *c;
	const struct np_plan_event *e = sound_event((struct np_out *)o, record, len, &c);
	struct out_value v;
	uint64_t ns, original;

	if (!e || e->kind != NP_EV_PACKET || !out_argument(o, e, 0, record, len, &v) ||
	    !out_number(&v, &ns) || !out_argument(o, e, 1, record, len, &v) ||
	    !out_number(&v, &original) || !out_argument(o, e, 2, record, len, &v) || !v.tail)
		return false;
	*p = (struct np_packet){v.p, v.len, (uint32_t)original, ns + (uint64_t)o->boot_to_wall_ns};
	return true;
}

/* --- what stands around the events --- */

void np_out_end_of_events(struct np_out *o)
{
	bool tables = false, maps = false;

	if (np_out_is_json(o) || out_is_fold(o->format))
		return;
	np_vec_each (struct np_plan_map, m, &o->plan->maps) {
		tables |= m->style == NP_STYLE_TABLE;
		maps |= m->style == NP_STYLE_BPFTRACE;
	}
	/* A table alone needs to be set apart only from what stands before it: events, or the
	 * ^C that the terminal shows. */
	if (maps || !tables)
		np_text_addn(&o->buf, "\n\n", 2);
	else if (o->wrote_event || o->wrote_table || isatty(fileno(o->f)))
		np_text_addc(&o->buf, '\n');
	o->wrote_table = false;
}

void np_out_attached(struct np_out *o, uint32_t probes)
{
	if (!np_out_is_json(o))
		return;
	if (o->format == NP_FORMAT_JSONL) {
		out_jsonl_begin(o, "attached");
		np_text_addf(&o->buf, ", \"probes\": %u", probes);
		out_jsonl_end(o);
		return;
	}
	np_text_addf(&o->buf,
		     "{\"type\": \"attached_probes\", \"count\": %u, \"data\": {\"probes\": %u}}\n",
		     probes, probes);
}

void np_out_lost(struct np_out *o, uint64_t events)
{
	if (o->format != NP_FORMAT_JSON) /* JSONL: by np_out_loss */
		return;
	np_text_add(&o->buf, "{\"type\": \"lost_events\", \"data\": {\"events\": ");
	out_json_u64(&o->buf, events);
	np_text_add(&o->buf, "}}\n");
}
