/*
 * One program into the kernel: prepared, patched, loaded without a log; and once more with a
 * log where the kernel refused it.  Equal programs are loaded once.
 */
#include <bpf/bpf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strmap.h"
#include "load/load_internal.h"

#define MOST_HALVED 8 /* rounds of loops: 4 are left */

/* The kernel's BPF_LOG_LEVEL1: every instruction walked; and BPF_LOG_STATS: none of them. */
enum { LOG_WALK = 1, LOG_STATS = 4 };

/* Where the verifier's words go; level 0: nowhere. */
struct np_log {
	uint32_t level, size;
	char *text;
};

bool np_program_fits(const struct np_loaded *l, uint32_t program, const char **missing)
{
	const struct np_plan_program *p = &l->plan->programs.v[program];

	np_vec_each (struct np_plan_need, n, &p->needs) {
		int f = 0;

		while (f < NP_FEAT_COUNT && strcmp(np_feature_name((enum np_feature)f), n->feature))
			f++;
		if (f == NP_FEAT_COUNT || !np_world_has(l->opt.world, (enum np_feature)f)) {
			*missing = n->feature;
			return false;
		}
	}
	return true;
}

static int load(const struct np_target *t, const struct bpf_insn *insns, uint32_t n,
		const struct np_program_btf *btf, const struct np_log *log)
{
	LIBBPF_OPTS(bpf_prog_load_opts, opt);
	int fd;

	opt.expected_attach_type = t->expected;
	opt.attach_btf_id = t->attach_id;
	opt.attach_btf_obj_fd = (uint32_t)t->attach_btf;
	opt.attach_prog_fd = (uint32_t)t->attach_prog;
	opt.log_level = log->level;
	opt.log_buf = log->text;
	opt.log_size = log->size;
	if (btf->fd >= 0) {
		opt.prog_btf_fd = (uint32_t)btf->fd;
		opt.func_info = btf->functions;
		opt.func_info_cnt = btf->n_functions;
		opt.func_info_rec_size = sizeof(*btf->functions);
		opt.line_info = btf->lines;
		opt.line_info_cnt = btf->n_lines;
		opt.line_info_rec_size = sizeof(*btf->lines);
	}
	fd = bpf_prog_load(t->type, "nprobe", t->l->plan->license, insns, n, &opt);
	return fd >= 0 ? fd : -errno;
}

/* Too many instructions to walk through; -EFAULT: too many branches to come back to. */
static bool too_much(int err)
{
	return err == -E2BIG || err == -EFAULT;
}

/*
 * How to hear why. Kernels before 6.4 give up when the log is full: then with what all of them
 * take, and then with what is said at the end alone.
 */
static const struct {
	uint32_t level, size;
} hearings[] = {{LOG_WALK, 1u << 20}, {LOG_WALK, (16u << 20) - 1}, {LOG_STATS, 1u << 16}};

/* Once more, to hear why it failed: a descriptor, if it works now, or negative errno and the error.
 */
static int load_aloud(const struct np_target *t, const struct np_object_program *o,
		      const struct bpf_insn *insns, const struct np_program_btf *btf)
{
	char *log = NULL;
	int fd = -ENOSPC;

	for (size_t i = 0; i < sizeof(hearings) / sizeof(hearings[0]) && fd == -ENOSPC; i++) {
		const struct np_log to = {hearings[i].level, hearings[i].size,
					  log = np_xrealloc(log, hearings[i].size)};

		memset(log, 0, to.size);
		fd = load(t, insns, o->n_insns, btf, &to);
		log[to.size - 1] = '\0';
	}
	if (fd < 0 && *log)
		np_refusal_explain(t, o, log, -fd);
	else if (fd < 0)
		np_load_fail(t->l, t->error, -fd, NULL, "the program of '%s' was not loaded: %s",
			     t->probe->text, strerror(-fd));
	free(log);
	return fd;
}

/* Loops that the kernel walks through round by round may be too long for it. */
static bool may_shorten(const struct np_target *t, const struct np_object_program *o)
{
	if (t->fewer_rounds >= MOST_HALVED)
		return false;
	for (uint32_t i = 0; i < o->n_relocs; i++)
		if (!strncmp(o->relocs[i].symbol, "loop.", 5))
			return true;
	return false;
}

/* Without a word, when it may be loaded with shorter loops. */
static int load_insns(const struct np_target *t, const struct np_object_program *o,
		      const struct bpf_insn *insns)
{
	struct np_program_btf btf = np_program_btf(t->l, o);
	int fd = load(t, insns, o->n_insns, &btf, &(struct np_log){0});

	if (fd < 0 && (!too_much(fd) || !may_shorten(t, o)))
		fd = load_aloud(t, o, insns, &btf);
	if (btf.fd >= 0)
		close(btf.fd);
	return fd < 0 && t->error->err ? -t->error->err : fd;
}

static bool same(const struct np_loaded_program *a, const struct np_loaded_program *b)
{
	return a->hash == b->hash && a->n_insns == b->n_insns && a->type == b->type &&
	       a->expected == b->expected && a->attach_id == b->attach_id &&
	       a->attach_btf == b->attach_btf &&
	       !memcmp(a->insns, b->insns, (size_t)a->n_insns * sizeof(*a->insns));
}

/* One link takes many probes to one program. */
static bool is_multi(uint32_t mechanism)
{
	return mechanism == NP_M_KPROBE_MULTI || mechanism == NP_M_KRETPROBE_MULTI ||
	       mechanism == NP_M_KPROBE_SESSION;
}

int np_load_program(struct np_loaded *l, uint32_t program, uint32_t probe,
		    struct np_load_error *error)
{
	const struct np_object_program *o = &l->object->programs[program];
	size_t bytes = (size_t)o->n_insns * sizeof(struct bpf_insn);
	struct bpf_insn *insns = NULL;
	struct np_target t = {
		.l = l,
		.program = &l->plan->programs.v[program],
		.probe = &l->plan->probes.v[probe],
		.probe_index = probe,
		.error = error,
	};
	int err;

	*error = (struct np_load_error){0};
	err = np_target_prepare(&t);
again:
	insns = np_memdup(l->arena, o->insns, bytes);
	if (!err)
		err = np_patch(&t, o, insns);
	if (err)
		return err;
	struct np_loaded_program p = {
		.hash = np_hash((const char *)insns, bytes),
		.n_insns = o->n_insns,
		.type = t.type,
		.expected = t.expected,
		.attach_id = t.attach_id,
		.attach_btf = t.attach_btf,
		.insns = insns,
	};

	if (!l->opt.apart || is_multi(t.program->mechanism))
		np_vec_each (struct np_loaded_program, old, &l->programs)
			if (same(old, &p))
				return old->fd;
	p.fd = load_insns(&t, o, insns);
	if (too_much(p.fd) && may_shorten(&t, o)) {
		t.fewer_rounds += 2;
		goto again;
	}
	if (t.attach_prog > 0)
		close(t.attach_prog);
	if (p.fd >= 0)
		np_vec_push(l->arena, &l->programs, p);
	return p.fd;
}
