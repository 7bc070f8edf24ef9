/*
 * Records that act on the world: messages, files that are printed, commands, packets, watchpoints.
 * They act in the order in which they were sent, and what was printed before is out when they do.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run/pcap.h"
#include "run/runner.h"

#define MAX_CAT 10240

void runner_tell(struct runner *r, const struct np_plan_event *e, const char *severity,
		 const char *fmt, ...)
{
	FILE *m = r->opt->messages;
	uint32_t line = e->line;
	const char *file = np_plan_file(r->plan, &line);
	va_list ap;

	if (!m)
		return;
	np_out_flush(r->opt->out);
	np_out_interrupted(r->opt->out);
	fprintf(m, "%s:%u:%u: %s: ", file, line, e->column, severity);
	va_start(ap, fmt);
	vfprintf(m, fmt, ap);
	va_end(ap);
	fputc('\n', m);
	fflush(m);
}

static void message(struct runner *r, const struct np_plan_event *e, const struct np_text *t)
{
	bool error = e->kind == NP_EV_ERRORF;
	size_t n = t->n;

	if (np_out_message(r->opt->out, np_event_kind_name(e->kind), t->s ? t->s : "", n, e))
		return;
	if (n && t->s[n - 1] == '\n') /* a message ends its line itself */
		n--;
	runner_tell(r, e, error ? "error" : "warning", "%.*s", (int)n, t->s ? t->s : "");
}

/* What cannot be read at once, a pipe or a terminal, is as long as what is there. */
static void cat(struct runner *r, const struct np_plan_event *e, const char *path)
{
	size_t most = r->opt->max_cat ? r->opt->max_cat : MAX_CAT, n = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	char *text;
	ssize_t got;

	if (fd < 0) {
		runner_tell(r, e, "error", "cannot open '%s': %s", path, strerror(errno));
		return;
	}
	text = np_xcalloc(1, most);
	while (n < most &&
	       ((got = read(fd, text + n, most - n)) > 0 || (got < 0 && errno == EINTR)))
		n += got > 0 ? (size_t)got : 0;
	if (n < most && got < 0 && errno != EAGAIN)
		runner_tell(r, e, "error", "cannot read '%s': %s", path, strerror(errno));
	else
		np_out_foreign(r->opt->out, "cat", text, n, 0);
	free(text);
	close(fd);
}

static void packet(struct runner *r, const struct np_plan_event *e, const void *record,
		   uint32_t len)
{
	struct pcap *file = r->packets ? r->packets[e - r->plan->events.v] : NULL;
	struct np_packet p;

	if (file && np_out_packet(r->opt->out, record, len, &p))
		pcap_write(file, &p);
}

void runner_effect(struct runner *r, const struct np_plan_event *e, const void *record,
		   uint32_t len)
{
	struct np_text text = {0};

	np_out_formatted(r->opt->out, record, len, &text);
	switch (e->kind) {
	case NP_EV_ERRORF:
	case NP_EV_WARNF: message(r, e, &text); break;
	case NP_EV_CAT: cat(r, e, text.s ? text.s : ""); break;
	case NP_EV_SYSTEM: runner_system(r, e, text.s ? text.s : ""); break;
	case NP_EV_PACKET: packet(r, e, record, len); break;
	case NP_EV_UNWATCH:
		if (r->attached)
			np_attached_unwatch(r->attached, runner_argument(r, e, record, len));
		break;
	default: break;
	}
	np_text_free(&text);
}

int runner_open_files(struct runner *r, struct np_load_error *error)
{
	const struct np_plan *p = r->plan;

	for (uint32_t i = 0; i < p->events.n; i++) {
		const struct np_plan_event *e = &p->events.v[i];

		if (e->kind != NP_EV_PACKET)
			continue;
		if (!r->packets)
			r->packets = np_xcalloc(p->events.n, sizeof(*r->packets));
		/* statements that name one file share it */
		for (uint32_t k = 0; k < i && !r->packets[i]; k++)
			if (r->packets[k] && !strcmp(p->events.v[k].format, e->format))
				r->packets[i] = r->packets[k];
		if (!r->packets[i])
			r->packets[i] = pcap_open(e->format);
		if (!r->packets[i]) {
			*error = (struct np_load_error){
				.err = errno,
				.file = true,
				.line = e->line,
				.column = e->column,
				.message = np_sprintf(np_loaded_arena(r->loaded), "'%s': %s",
						      e->format, strerror(errno)),
			};
			return -error->err;
		}
	}
	return 0;
}

void runner_flush_files(struct runner *r)
{
	for (uint32_t i = 0; r->packets && i < r->plan->events.n; i++)
		if (r->packets[i])
			pcap_flush(r->packets[i]);
}

void runner_close_files(struct runner *r)
{
	const struct np_plan *p = r->plan;

	for (uint32_t i = 0; r->packets && i < p->events.n; i++) {
		struct pcap *file = r->packets[i];
		int err;

		if (!file)
			continue;
		for (uint32_t k = i; k < p->events.n; k++)
			if (r->packets[k] == file)
				r->packets[k] = NULL;
		err = pcap_close(file);
		if (err)
			runner_tell(r, &p->events.v[i], "error", "'%s': %s", p->events.v[i].format,
				    strerror(err));
	}
	free(r->packets);
	r->packets = NULL;
}
