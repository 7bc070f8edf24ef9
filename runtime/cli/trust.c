/* Scripts of taps before they run; and --locked. */
#include "cli/trust.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "library/accepted.h"
#include "library/digest.h"
#include "library/library.h"
#include "library/lock.h"

/* --allow LEVEL. What was accepted and is beyond it is refused when it is loaded. */
static bool is_allowed(const struct np_cli *cli, enum np_level level)
{
	return cli->allow && level <= cli->most;
}

bool np_trust_bytes(struct np_arena *a, const char *path, const char *bytes, size_t len)
{
	const char *dir, *in_tap;
	struct np_fault f = {0};
	struct np_tap tap;

	if (!np_tap_holding(a, path, &dir, &in_tap))
		return true;
	if (np_tap_read(a, dir, &tap, &f))
		np_index_check_file(a, &tap.index, tap.name, in_tap, bytes, len, &f);
	return !f.code || !np_fault_show(&f);
}

static bool other_import(struct np_arena *a, const char *path, struct np_fault *f)
{
	return np_fault(a, f, NP_E_TAP_IMPORT,
			"a tap's scripts import files of that tap, and what comes with nprobe",
			"'%s' is imported by a script of a tap, and not of that tap", path);
}

/* C files are compiled by another program, which reads what it likes. */
static bool has_c(const struct np_compile *c, struct np_fault *f)
{
	np_list_each (n, c->program->list)
		if (n->kind == NP_N_IMPORT && n->import.c_path)
			return !np_fault(
				c->arena, f, NP_E_TAP_IMPORT, "a script of your own can import it",
				"'%s': scripts of taps do not import C files", n->import.c_path);
	return false;
}

/* It is the user who names it. */
static bool is_given(const struct np_compile *c, const struct np_source *s)
{
	for (const char *const *p = c->source->include; p && *p; p++)
		if (!strcmp(*p, s->name))
			return true;
	return false;
}

static bool check_source(const struct np_compile *c, const struct np_source *s, const char *own,
			 struct np_fault *f)
{
	const char *dir = NULL, *path;
	struct np_tap tap;
	bool held = np_tap_holding(c->arena, s->name, &dir, &path);

	if (own && (!held || strcmp(dir, own)))
		return is_given(c, s) || access(s->name, F_OK) ||
		       np_library_is_shipped(c->arena, s->name) ||
		       other_import(c->arena, s->name, f);
	/* the signature of the script's own tap is looked at before it runs: np_trust_signed */
	return !held ||
	       ((own ? np_tap_read : np_tap_open)(c->arena, dir, &tap, f) &&
		np_index_check_file(c->arena, &tap.index, tap.name, path, s->text, s->len, f));
}

int np_trust_sources(struct np_compile *c)
{
	const char *own = NULL, *path;
	struct np_fault f = {0};

	if (np_tap_holding(c->arena, c->source->name, &own, &path))
		has_c(c, &f);
	np_vec_each (struct np_source *, s, &c->sources.list)
		if (!f.code && !(*s)->of)
			check_source(c, *s, own, &f);
	if (!f.code)
		return 0;
	if (!c->silent)
		return np_fault_show(&f);
	np_error(&c->diags, f.code, (struct np_loc){0}, "%s", f.text);
	return np_compile_report(c);
}

int np_trust_signed(const struct np_compile *c)
{
	const char *dir, *path;
	struct np_fault f = {0};
	struct np_tap tap;

	if (np_tap_holding(c->arena, c->source->name, &dir, &path))
		np_tap_open(c->arena, dir, &tap, &f);
	return f.code ? np_fault_show(&f) : 0;
}

bool np_trust_test(struct np_arena *a, const char *path)
{
	const char *dir, *in_tap;
	struct np_fault f = {0};

	if (np_tap_holding(a, path, &dir, &in_tap))
		np_fault(a, &f, NP_E_NOT_ACCEPTED,
			 "who has read them takes a copy of the tap: nprobe tap ci",
			 "'%s': tests of a tap that is installed are not run", path);
	return !f.code || !np_fault_show(&f);
}

bool np_trust_within(const struct np_compile *c, const char *dir, struct np_fault *f)
{
	if (has_c(c, f))
		return false;
	np_vec_each (struct np_source *, s, &c->sources.list) {
		const char *tap = np_tap_around(c->arena, (*s)->name);

		if (!(*s)->of && (!tap || strcmp(tap, dir)) && !access((*s)->name, F_OK) &&
		    !np_library_is_shipped(c->arena, (*s)->name))
			return other_import(c->arena, (*s)->name, f);
	}
	return true;
}

const char *np_trust_hash(struct np_arena *a, const struct np_manifest *m)
{
	return np_digest(a, m->text, strlen(m->text));
}

void np_trust_show(struct np_arena *a, const char *name, const char *summary, const char *signer,
		   const struct np_manifest *m)
{
	const char *text = np_tame(a, m->text);

	fprintf(stderr, "%s: %s\n  signed by %s\n", name, np_tame(a, summary),
		signer ? signer : "nobody");
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		fprintf(stderr, "  %.*s\n", (int)n, text);
	}
	fprintf(stderr, "  is %s%s%s\n", np_level_name(m->level), *m->because ? ": " : "",
		np_tame(a, m->because));
}

bool np_trust_ask(const char *question, bool *terminal)
{
	char line[64] = "";

	*terminal = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	if (!*terminal)
		return false;
	fprintf(stderr, "%s [y/N] ", question);
	return fgets(line, sizeof(line), stdin) && (line[0] == 'y' || line[0] == 'Y');
}

/* --- before a run --- */

struct asked {
	const struct np_compile *c;
	const struct np_cli *cli;
	struct np_arena *arena;
	const char *name; /* TAP/NAME, or what was given */
	struct np_tap tap;
	const struct np_index_row *row; /* of a script of a tap */
	struct np_manifest manifest;
	const char *sha256, *hash;
	struct np_fault fault;
};

static bool is_locked(struct asked *q)
{
	struct np_lock lock = {0};
	static const char hint[] = "if it is to be so: nprobe lock";
	const char *signer = q->tap.signer ? q->tap.signer : "-";
	struct np_world *w = q->c->world;

	if (!np_lock_read(q->arena, &lock, &q->fault))
		return false;
	const struct np_lock_row *row =
		q->row ? np_lock_script(&lock, q->name) : np_lock_bytes(&lock, q->sha256);

	if (!row || !row->script)
		return np_fault(q->arena, &q->fault, NP_E_LOCKED, hint, "'%s' is not in " NP_LOCK,
				q->name);
	if (strcmp(row->sha256, q->sha256))
		return np_fault(q->arena, &q->fault, NP_E_LOCKED, hint,
				"'%s' has other bytes than " NP_LOCK " says", q->name);
	/* on another kernel the same bytes may do a little less, or more */
	if (!strcmp(lock.kernel, w->ops->release(w)) && strcmp(row->manifest, q->hash))
		return np_fault(q->arena, &q->fault, NP_E_LOCKED, hint,
				"'%s' does something else than " NP_LOCK " says", q->name);
	if (strcmp(row->signer, signer))
		return np_fault(q->arena, &q->fault, NP_E_LOCKED, hint,
				"'%s' is signed by '%s', and by '%s' in " NP_LOCK, q->name, signer,
				row->signer);
	np_vec_each (struct np_source *, s, &q->c->sources.list)
		if (!(*s)->of && !access((*s)->name, F_OK) &&
		    !np_lock_bytes(&lock, np_digest(q->arena, (*s)->text, (*s)->len)))
			return np_fault(q->arena, &q->fault, NP_E_LOCKED, hint,
					"'%s', which '%s' imports, is not in " NP_LOCK
					" with these bytes",
					(*s)->name, q->name);
	return true;
}

/* Whether somebody has seen what it does. */
static bool is_agreed(struct asked *q)
{
	bool terminal;

	if (is_allowed(q->cli, q->manifest.level) || np_is_accepted(q->arena, q->sha256, q->hash))
		return true;
	np_trust_show(q->arena, q->name, q->row->summary, q->tap.signer, &q->manifest);
	if (np_trust_ask("It has not run here before. Run it?", &terminal))
		return np_accept(q->arena, q->sha256, q->hash, &q->fault);
	return np_fault(q->arena, &q->fault, NP_E_NOT_ACCEPTED,
			terminal ? NULL
				 : np_sprintf(q->arena,
					      "nprobe install %s asks, on a terminal; --allow %s "
					      "answers",
					      q->name, np_level_name(q->manifest.level)),
			"'%s' of a tap was not accepted", q->name);
}

/* The script of a tap that it is, if it is one. False: not as its tap made it. */
static bool find_script(struct asked *q)
{
	const char *dir, *path;

	if (!np_tap_holding(q->arena, q->c->source->name, &dir, &path))
		return true;
	if (!np_tap_open(q->arena, dir, &q->tap, &q->fault) ||
	    !np_index_check_file(q->arena, &q->tap.index, q->tap.name, path, q->c->source->text,
				 q->c->source->len, &q->fault))
		return false;
	q->row = np_index_path(&q->tap.index, path);
	if (q->row->kind != NP_INDEX_SCRIPT)
		return np_fault(q->arena, &q->fault, NP_E_NOT_ACCEPTED, "nprobe list shows them",
				"'%s' is no script of tap '%s'", path, q->tap.name);
	q->name = np_sprintf(q->arena, "%s/%s", q->tap.name, q->row->name);
	return true;
}

static bool may_run(struct asked *q)
{
	if (q->cli->locked && !is_locked(q))
		return false;
	if (!q->row)
		return true;
	if (q->row->yanked && !q->cli->locked)
		return np_fault(q->arena, &q->fault, NP_E_YANKED,
				"nprobe tap update may have another; a lock that has it, and "
				"--locked, runs it all the same",
				"version %s of '%s' was taken back by who made it", q->row->version,
				q->name);
	return q->cli->dry_run || is_agreed(q);
}

int np_trust_run(const struct np_compile *c, const struct np_cli *cli)
{
	struct asked q = {.c = c, .cli = cli, .arena = c->arena, .name = c->source->name};
	int status;

	if (!find_script(&q))
		return np_fault_show(&q.fault);
	if (!q.row && !cli->locked)
		return 0;
	status = np_compile_manifest(q.arena, c->world, c->source->name, c->source->text,
				     c->source->len, &q.manifest);
	if (status)
		return status;
	q.sha256 = np_digest(q.arena, c->source->text, c->source->len);
	q.hash = np_trust_hash(q.arena, &q.manifest);
	return may_run(&q) ? 0 : np_fault_show(&q.fault);
}

int np_trust_image(struct np_arena *a, const struct np_cli *cli, const char *path,
		   const char *bytes, size_t len)
{
	const char *dir, *in_tap;
	struct np_fault f = {0};
	struct np_lock lock = {0};

	if (np_tap_holding(a, path, &dir, &in_tap))
		np_fault(a, &f, NP_E_NOT_ACCEPTED, "run the script, or build it: nprobe build",
			 "'%s' is a compiled program: of taps scripts are run", path);
	else if (cli->locked && np_lock_read(a, &lock, &f) &&
		 !np_lock_bytes(&lock, np_digest(a, bytes, len)))
		np_fault(a, &f, NP_E_LOCKED, "a lock has scripts", "'%s' is not in " NP_LOCK, path);
	return f.code ? np_fault_show(&f) : 0;
}
