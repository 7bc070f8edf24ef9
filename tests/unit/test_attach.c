/*
 * The attach ladder over a fake kernel: what is tried in which order, what a failure leads to,
 * what is told.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "attach/attach_internal.h"
#include "base/text.h"
#include "check.h"

#define PROBES 8

/* A kernel made of answers: by mechanism, and by the target's name. */
static struct fake {
	int load_error[NP_M_COUNT]; /* of loading for the mechanism */
	bool verifier[NP_M_COUNT];
	int attach_error[NP_M_COUNT]; /* of every attacher of the mechanism ... */
	const char *attacher;         /* ... or of this one only */
	const char *missing_name;     /* the probe of this name does not exist */
	const char *missing_feature;  /* programs that need it do not fit */
	struct np_text log;           /* what was tried */
	struct np_text told;          /* what was reported */
	const struct np_plan *plan;
	int next_fd, closed;
	int stop_fd; /* of the report */
} fake;

static bool fake_fits(void *arg, uint32_t program, const char **missing)
{
	const struct np_plan_program *p = &fake.plan->programs.v[program];

	(void)arg;
	np_vec_each (struct np_plan_need, n, &p->needs)
		if (fake.missing_feature && !strcmp(n->feature, fake.missing_feature)) {
			*missing = fake.missing_feature;
			return false;
		}
	return true;
}

static int fake_load(void *arg, uint32_t program, uint32_t probe, struct np_load_error *error)
{
	uint32_t m = fake.plan->programs.v[program].mechanism;

	(void)arg;
	np_text_addf(&fake.log, "load %s %s\n", fake.plan->probes.v[probe].name,
		     np_mechanism_name(m));
	if (!fake.load_error[m])
		return 1000 + (int)program;
	error->err = fake.load_error[m];
	error->message = fake.verifier[m] ? "refused by the verifier" : NULL;
	error->verifier = fake.verifier[m];
	return -fake.load_error[m];
}

static int fake_attach(void *arg, const struct attach_job *job, struct attach_why *why)
{
	(void)arg;
	(void)why;
	np_text_addf(&fake.log, "attach %s", job->probe->name);
	for (uint32_t i = 1; i < job->n_together; i++)
		np_text_addf(&fake.log, "+%s", fake.plan->probes.v[job->together[i]].name);
	np_text_addf(&fake.log, " %s\n", job->row->name);
	attach_keep(job, fake.next_fd++);
	for (uint32_t i = 1; i < job->n_together && fake.missing_name; i++)
		if (!strcmp(fake.plan->probes.v[job->together[i]].name, fake.missing_name))
			return -ENOENT;
	if (fake.missing_name && !strcmp(job->probe->name, fake.missing_name))
		return -ENOENT;
	if (fake.attacher && strcmp(fake.attacher, job->row->name))
		return 0;
	return -fake.attach_error[job->row->mechanism];
}

static void fake_close(void *arg, const struct attach_handle *h)
{
	(void)arg;
	(void)h;
	fake.closed++;
}

static void failed(void *arg, const struct np_plan_probe *p, const char *message, const char *hint)
{
	(void)arg;
	np_text_addf(&fake.told, "%s failed: %s%s%s\n", p->name, message, hint ? " / " : "",
		     hint ? hint : "");
}

static void used(void *arg, const struct np_plan_probe *p, const char *mechanism, const char *why)
{
	(void)arg;
	np_text_addf(&fake.told, "%s by %s%s%s\n", p->name, mechanism, why ? ": " : "",
		     why ? why : "");
}

/* A plan whose programs are one per mechanism, at the mechanism's number. */
struct fixture {
	struct np_plan plan;
	struct np_plan_program programs[NP_M_COUNT];
	struct np_plan_probe probes[PROBES];
	struct np_plan_program_ref refs[PROBES][3];
	struct attach_handles handles;
	struct attach_outcome outcome;
	struct np_load_error error;
};

static void start(struct fixture *f)
{
	np_text_free(&fake.log);
	np_text_free(&fake.told);
	fake = (struct fake){.plan = &f->plan, .next_fd = 3};
	*f = (struct fixture){0};
	f->plan.programs.v = f->programs;
	f->plan.programs.n = NP_M_COUNT;
	for (uint32_t m = 0; m < NP_M_COUNT; m++) {
		f->programs[m].mechanism = m;
		f->programs[m].entry = NP_NO_INDEX;
	}
	f->plan.probes.v = f->probes;
}

/* A probe with up to two mechanisms; `second` NP_M_COUNT: only one. A group of its own. */
static struct np_plan_probe *add(struct fixture *f, enum np_probe_kind kind, const char *name,
				 uint32_t first, uint32_t second)
{
	uint32_t i = f->plan.probes.n++;
	struct np_plan_probe *p = &f->probes[i];

	*p = (struct np_plan_probe){
		.kind = kind,
		.text = name,
		.name = name,
		.target = "sys",
		.provider = "",
		.period_param = "",
		.pin = "",
		.group = i,
		.line = i + 1,
	};
	f->refs[i][0].program = first;
	f->refs[i][1].program = second;
	p->programs.v = f->refs[i];
	p->programs.n = second == NP_M_COUNT ? 1 : 2;
	return p;
}

static int climb(struct fixture *f)
{
	const struct attach_ops ops = {fake_fits, fake_load, fake_attach, fake_close, NULL, false};
	const struct np_attach_report report = {failed, used, NULL, fake.stop_fd};
	int err = attach_ladder(&f->plan, &ops, &report, &f->handles, &f->outcome, &f->error);

	free(f->handles.v);
	return err;
}

static const char *told(void)
{
	return fake.told.n ? fake.told.s : "";
}

static void test_first_is_used(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_TRACEPOINT, "a", NP_M_TP_BTF, NP_M_PERF_TP);
	add(&f, NP_P_BEGIN, "begin", NP_M_TEST_RUN, NP_M_COUNT);
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 1);
	CHECK_INT(f.handles.n, 1);
	CHECK_STR(fake.log.s, "load a tp_btf\nattach a tp_btf\n");
	CHECK_STR(told(), "a by tp_btf\n");
}

static void test_falls_by_errno(void)
{
	static const int errors[] = {EPERM, EACCES, ENOENT, EINVAL, EOPNOTSUPP, E2BIG, EBUSY};

	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		struct fixture f;

		start(&f);
		add(&f, NP_P_KPROBE, "a", NP_M_FENTRY, NP_M_KPROBE);
		if (i % 2)
			fake.load_error[NP_M_FENTRY] = errors[i];
		else
			fake.attach_error[NP_M_FENTRY] = errors[i];
		CHECK_INT(climb(&f), 0);
		CHECK_INT(f.outcome.attached, 1);
		CHECK_INT(f.handles.n, 1);
		CHECK_INT(fake.closed, i % 2 ? 0 : 1); /* what failed half-way is closed */
	}
}

static void test_last_error_is_told(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_FENTRY, NP_M_KPROBE);
	fake.load_error[NP_M_FENTRY] = EPERM;
	fake.attach_error[NP_M_KPROBE] = ENODEV;
	CHECK_INT(climb(&f), -ENODEV);
	CHECK_STR(told(), "a failed: this kernel has no kprobes / it takes a kernel with "
			  "CONFIG_KPROBES=y\n");
	CHECK_INT(f.error.err, 0); /* told already */
}

static void test_two_attachers(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_UPROBE, "a", NP_M_UPROBE, NP_M_COUNT);
	fake.attacher = "uprobe.multi";
	fake.attach_error[NP_M_UPROBE] = EINVAL;
	CHECK_INT(climb(&f), 0);
	CHECK_STR(fake.log.s, "load a uprobe\nattach a uprobe.multi\nattach a uprobe\n");
	CHECK_STR(told(), "a by uprobe: uprobe.multi: the kernel does not let this place in 'sys' "
			  "be probed\n");
}

static void test_features(void)
{
	struct np_plan_need need = {.feature = "rdonly-cast"};
	struct fixture f;

	start(&f);
	add(&f, NP_P_TRACEPOINT, "a", NP_M_TP_BTF, NP_M_PERF_TP);
	f.programs[NP_M_TP_BTF].needs.v = &need;
	f.programs[NP_M_TP_BTF].needs.n = 1;
	fake.missing_feature = "rdonly-cast";
	CHECK_INT(climb(&f), 0);
	CHECK_STR(fake.log.s, "load a tracepoint\nattach a tracepoint\n");

	start(&f);
	add(&f, NP_P_TRACEPOINT, "a", NP_M_TP_BTF, NP_M_COUNT);
	f.programs[NP_M_TP_BTF].needs.v = &need;
	f.programs[NP_M_TP_BTF].needs.n = 1;
	fake.missing_feature = "rdonly-cast";
	CHECK_INT(climb(&f), -ENOENT);
	CHECK_STR(told(), "a failed: this kernel lacks 'rdonly-cast'\n");
}

/* A signal during attaching: no more probes, what is attached stays, and nothing is told. */
static void test_stop(void)
{
	struct fixture f;
	int end[2];

	CHECK_INT(pipe(end), 0);
	for (int come = 0; come < 2; come++) {
		start(&f);
		fake.stop_fd = end[0];
		add(&f, NP_P_TRACEPOINT, "a", NP_M_TP_BTF, NP_M_COUNT);
		add(&f, NP_P_TRACEPOINT, "b", NP_M_TP_BTF, NP_M_COUNT);
		CHECK_INT(climb(&f), 0);
		CHECK_INT(f.outcome.attached, come ? 0 : 2);
		CHECK_STR(told(), come ? "" : "a by tp_btf\nb by tp_btf\n");
		CHECK_INT(write(end[1], "", 1), 1);
	}
	close(end[0]);
	close(end[1]);
}

/* p:a | t:b | p:c: the plan has kinds together, the script's order counts. */
static void test_alternatives(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_KPROBE, NP_M_COUNT)->group = 7;
	add(&f, NP_P_KPROBE, "c", NP_M_KPROBE, NP_M_COUNT)->group = 7;
	add(&f, NP_P_TRACEPOINT, "b", NP_M_TP_BTF, NP_M_COUNT)->group = 7;
	f.probes[1].line = 3;
	f.probes[2].line = 2;
	fake.missing_name = "a";
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 1);
	CHECK_INT(f.outcome.absent.optional, 0);
	CHECK_STR(told(), "b by tp_btf\n"
			  "c by not attached: 'b' is\n"
			  "a by not attached: the kernel has no function 'a' that can be probed\n");

	/* none is there: each is told */
	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_KPROBE, NP_M_COUNT)->group = 7;
	add(&f, NP_P_KPROBE, "b", NP_M_KPROBE, NP_M_COUNT)->group = 7;
	fake.attach_error[NP_M_KPROBE] = EADDRNOTAVAIL;
	CHECK_INT(climb(&f), -EADDRNOTAVAIL);
	CHECK_STR(told(), "a failed: several functions of the kernel are named 'a' / name the "
			  "module: p:MODULE:a\n"
			  "b failed: several functions of the kernel are named 'b' / name the "
			  "module: p:MODULE:b\n");

	/* the same group number in two clauses is two groups */
	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_KPROBE, NP_M_COUNT)->group = 0;
	add(&f, NP_P_KPROBE, "b", NP_M_KPROBE, NP_M_COUNT)->group = 0;
	f.probes[1].clause = 1;
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 2);
}

static void test_wildcards(void)
{
	struct fixture f;

	/* two matches of one wildcard are one alternative: both attach */
	start(&f);
	for (int i = 0; i < 3; i++) {
		static const char *const names[] = {"a1", "a2", "b"};
		struct np_plan_probe *p = add(&f, NP_P_KPROBE, names[i], NP_M_KPROBE, NP_M_COUNT);

		p->group = 0;
		p->line = i < 2 ? 1 : 2;
		p->wildcard = p->optional = i < 2;
	}
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 2);

	/* one of the two fails: counted, no error */
	start(&f);
	for (int i = 0; i < 2; i++) {
		struct np_plan_probe *p =
			add(&f, NP_P_KPROBE, i ? "a2" : "a1", NP_M_KPROBE, NP_M_COUNT);

		p->group = 0;
		p->line = 1;
		p->wildcard = p->optional = 1;
	}
	fake.missing_name = "a1";
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 1);
	CHECK_INT(f.outcome.absent.wildcard, 1);
	CHECK_INT(f.outcome.absent.optional, 0);

	/* all fail: an error */
	start(&f);
	add(&f, NP_P_BEGIN, "begin", NP_M_TEST_RUN, NP_M_COUNT);
	add(&f, NP_P_KPROBE, "a1", NP_M_KPROBE, NP_M_COUNT);
	f.probes[1].wildcard = f.probes[1].optional = 1;
	fake.attach_error[NP_M_KPROBE] = ENODEV;
	CHECK_INT(climb(&f), -ENODEV);
}

/* Four matches of one wildcard, which one program serves. */
static void many(struct fixture *f)
{
	static const char *const names[] = {"a", "b", "c", "d"};

	start(f);
	for (uint32_t i = 0; i < 4; i++) {
		struct np_plan_probe *p =
			add(f, NP_P_KPROBE, names[i], NP_M_KPROBE_MULTI, NP_M_KPROBE);

		p->line = 1;
		p->wildcard = p->optional = 1;
	}
}

static void test_many_together(void)
{
	static const char loads[] = "load a kprobe.multi\nload b kprobe.multi\n"
				    "load c kprobe.multi\nload d kprobe.multi\n";
	struct np_plan_need need = {"kprobe.multi"};
	struct fixture f;
	char want[1024];

	many(&f);
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 4);
	CHECK_INT(f.handles.n, 1);
	snprintf(want, sizeof(want), "%sattach a+b+c+d kprobe.multi\n", loads);
	CHECK_STR(fake.log.s, want);

	/* the name that cannot be is found by halving, and is tried alone in the next way */
	many(&f);
	fake.missing_name = "c";
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 3);
	CHECK_INT(f.outcome.absent.wildcard, 1);
	CHECK_INT(f.handles.n, 2);
	snprintf(want, sizeof(want),
		 "%sattach a+b+c+d kprobe.multi\nattach a+b kprobe.multi\n"
		 "attach c+d kprobe.multi\nattach c kprobe.multi\nattach d kprobe.multi\n"
		 "load c kprobe\nattach c kprobe\n",
		 loads);
	CHECK_STR(fake.log.s, want);

	/* an error that concerns all is not halved */
	many(&f);
	fake.attach_error[NP_M_KPROBE_MULTI] = EOPNOTSUPP;
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 4);
	CHECK_INT(f.handles.n, 4);
	CHECK(strstr(fake.log.s, "attach a+b+c+d kprobe.multi\nload a kprobe\n"));

	/* a kernel without it */
	many(&f);
	f.programs[NP_M_KPROBE_MULTI].needs.v = &need;
	f.programs[NP_M_KPROBE_MULTI].needs.n = 1;
	fake.missing_feature = "kprobe.multi";
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.handles.n, 4);
	CHECK(!strstr(fake.log.s, "multi"));
}

/* A return that needs a program at the entry: first that one, and neither without the other. */
static void test_entry_and_return(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_KRETPROBE, "a", NP_M_FEXIT, NP_M_KRETPROBE);
	f.programs[NP_M_FEXIT].entry = NP_M_FENTRY;
	f.programs[NP_M_KRETPROBE].entry = NP_M_KPROBE;
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 1);
	CHECK_INT(f.handles.n, 2);
	CHECK_STR(fake.log.s, "load a fentry\nattach a fentry\nload a fexit\nattach a fexit\n");
	CHECK_STR(told(), "a by fentry + fexit\n");

	/* the return fails: its entry is taken away again */
	start(&f);
	add(&f, NP_P_KRETPROBE, "a", NP_M_FEXIT, NP_M_KRETPROBE);
	f.programs[NP_M_FEXIT].entry = NP_M_FENTRY;
	f.programs[NP_M_KRETPROBE].entry = NP_M_KPROBE;
	fake.load_error[NP_M_FEXIT] = EINVAL;
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.handles.n, 2);
	CHECK_INT(fake.closed, 1);
	CHECK(strstr(told(), "a by kprobe + kretprobe: fexit: "));

	/* the entry fails: the return is not tried */
	start(&f);
	add(&f, NP_P_KRETPROBE, "a", NP_M_FEXIT, NP_M_COUNT);
	f.programs[NP_M_FEXIT].entry = NP_M_FENTRY;
	fake.attach_error[NP_M_FENTRY] = EINVAL;
	CHECK_INT(climb(&f), -EINVAL);
	CHECK_INT(f.handles.n, 0);
	CHECK(!strstr(fake.log.s, "fexit"));
}

/* One function alone is attached by a session as many are: one link. */
static void test_session_of_one(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_KRETPROBE, "a", NP_M_FEXIT, NP_M_KPROBE_SESSION);
	fake.attach_error[NP_M_FEXIT] = EOPNOTSUPP;
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.handles.n, 1);
	CHECK_STR(told(), "a by kprobe.session: fexit: this kernel cannot do that\n");
}

static void test_optional(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_KPROBE, NP_M_COUNT)->optional = 1;
	add(&f, NP_P_KPROBE, "b", NP_M_KPROBE, NP_M_COUNT);
	fake.missing_name = "a";
	CHECK_INT(climb(&f), 0);
	CHECK_INT(f.outcome.attached, 1);
	CHECK_INT(f.outcome.absent.optional, 1);

	/* nothing else is there to run: an error after all */
	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_KPROBE, NP_M_COUNT)->optional = 1;
	fake.missing_name = "a";
	CHECK_INT(climb(&f), -ENOENT);
}

static void test_verifier(void)
{
	struct fixture f;

	/* a refusal is our bug: it is told even if a later mechanism fails in another way */
	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_FENTRY, NP_M_KPROBE);
	fake.load_error[NP_M_FENTRY] = EACCES;
	fake.verifier[NP_M_FENTRY] = true;
	fake.attach_error[NP_M_KPROBE] = ENODEV;
	CHECK(climb(&f) < 0);
	CHECK(f.error.verifier);
	CHECK_STR(f.error.message, "refused by the verifier");
	CHECK_STR(told(), "");

	/* but it does not matter if the later one works */
	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_FENTRY, NP_M_KPROBE);
	fake.load_error[NP_M_FENTRY] = EACCES;
	fake.verifier[NP_M_FENTRY] = true;
	CHECK_INT(climb(&f), 0);
	CHECK(!f.error.verifier);

	/* an optional probe may be missing, and not refused */
	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_FENTRY, NP_M_COUNT)->optional = 1;
	add(&f, NP_P_KPROBE, "b", NP_M_KPROBE, NP_M_COUNT);
	fake.load_error[NP_M_FENTRY] = EACCES;
	fake.verifier[NP_M_FENTRY] = true;
	CHECK(climb(&f) < 0);
	CHECK(f.error.verifier);
}

static void test_final_errors(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_FENTRY, NP_M_KPROBE)->optional = 1;
	add(&f, NP_P_KPROBE, "b", NP_M_FENTRY, NP_M_KPROBE);
	fake.attach_error[NP_M_FENTRY] = EMFILE;
	CHECK_INT(climb(&f), -EMFILE);
	CHECK_STR(fake.log.s, "load a fentry\nattach a fentry\n");
	CHECK_STR(told(), "a failed: too many files are open / ulimit -n 1048576, or name fewer "
			  "probes\n");
}

/* The loader takes whatever the kernel refuses for the verifier's word. */
static void test_no_descriptors_left(void)
{
	struct fixture f;

	start(&f);
	add(&f, NP_P_KPROBE, "a", NP_M_FENTRY, NP_M_KPROBE);
	fake.load_error[NP_M_FENTRY] = EMFILE;
	fake.verifier[NP_M_FENTRY] = true;
	CHECK_INT(climb(&f), -EMFILE);
	CHECK(!f.error.verifier);
	CHECK_STR(fake.log.s, "load a fentry\n");
}

int main(void)
{
	test_no_descriptors_left();
	test_first_is_used();
	test_falls_by_errno();
	test_last_error_is_told();
	test_two_attachers();
	test_features();
	test_stop();
	test_alternatives();
	test_wildcards();
	test_many_together();
	test_entry_and_return();
	test_session_of_one();
	test_optional();
	test_verifier();
	test_final_errors();
	np_text_free(&fake.log);
	np_text_free(&fake.told);
	return check_done();
}
