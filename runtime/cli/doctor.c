/*
 * nprobe doctor: what this kernel can do, one row per feature of features.def, and what on
 * this machine stands in the way.  Each thing that is missing comes with the reason and with
 * what mends it.  Nothing is changed; exit status 0 when t: probes work, else 2.
 */
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/commands.h"
#include "world/permission.h"
#include "world/world_live.h"

/* One finding about the machine: state in words; cure NULL when nothing needs mending. */
struct finding {
	const char *name;
	char state[160];
	const char *cure;
};

static const struct {
	const char *name, *since, *purpose, *cure;
} features[] = {
#define NP_FEATURE(id, name, since, purpose, cure) [NP_FEAT_##id] = {name, since, purpose, cure},
#include "world/features.def"
#undef NP_FEATURE
};

/* The first line of a small file, or "". */
static void first_line(const char *path, char *out, size_t size)
{
	FILE *f = fopen(path, "re");

	*out = 0;
	if (!f)
		return;
	if (!fgets(out, (int)size, f))
		*out = 0;
	out[strcspn(out, "\n")] = 0;
	fclose(f);
}

static void check_permission(struct finding *f)
{
	uint64_t caps = np_capabilities();
	bool admin, bpf, perfmon;

	f->name = "permission";
	admin = caps >> CAP_SYS_ADMIN & 1;
	bpf = caps >> NP_CAP_BPF & 1;
	perfmon = caps >> NP_CAP_PERFMON & 1;
	if (admin || (bpf && perfmon)) {
		snprintf(f->state, sizeof(f->state), "%s",
			 !geteuid() ? "root"
			 : admin    ? "CAP_SYS_ADMIN"
				    : "CAP_BPF and CAP_PERFMON");
		return;
	}
	snprintf(f->state, sizeof(f->state), "%s lacks %s", geteuid() ? "this user" : "this root",
		 bpf       ? "CAP_PERFMON"
		 : perfmon ? "CAP_BPF"
			   : "CAP_BPF and CAP_PERFMON");
	f->cure =
		geteuid() ? "sudo nprobe ..." : "a container with --cap-add BPF --cap-add PERFMON";
}

/*
 * Are kernel addresses shown? The first text symbol tells; what stands before it may truly be
 * at 0 (per-CPU data). -1: the file cannot be read.
 */
static int addresses_shown(void)
{
	FILE *f = fopen("/proc/kallsyms", "re");
	unsigned long long address;
	char line[256], type;
	int shown = -1;

	if (!f)
		return -1;
	while (shown < 0 && fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%llx %c", &address, &type) == 2 && (type == 'T' || type == 't'))
			shown = address != 0;
	}
	fclose(f);
	return shown;
}

static void check_addresses(struct finding *f)
{
	int shown = addresses_shown();
	char restricted[16];

	f->name = "kallsyms";
	first_line("/proc/sys/kernel/kptr_restrict", restricted, sizeof(restricted));
	if (shown < 0) {
		snprintf(f->state, sizeof(f->state),
			 "/proc/kallsyms cannot be read: no kernel symbols");
		f->cure = "a kernel with CONFIG_KALLSYMS=y, and /proc mounted";
	} else if (!shown) {
		snprintf(f->state, sizeof(f->state),
			 "addresses are hidden (kptr_restrict=%s): no kernel symbols", restricted);
		f->cure = *restricted == '0'   ? "run as root, or with CAP_SYSLOG"
			  : *restricted == '2' ? "sysctl -w kernel.kptr_restrict=1"
					       : "run as root, or with CAP_SYSLOG, or sysctl -w "
						 "kernel.kptr_restrict=0";
	} else {
		snprintf(f->state, sizeof(f->state), "readable (kptr_restrict=%s)", restricted);
	}
}

static void check_lockdown(struct finding *f)
{
	char line[64], *mode, *end;

	f->name = "lockdown";
	first_line("/sys/kernel/security/lockdown", line, sizeof(line));
	mode = strchr(line, '[');
	end = mode ? strchr(mode, ']') : NULL;
	if (!end) {
		snprintf(f->state, sizeof(f->state), "not told (securityfs is not mounted)");
		return;
	}
	*end = 0;
	snprintf(f->state, sizeof(f->state), "%s", mode + 1);
	if (!strcmp(mode + 1, "confidentiality")) {
		snprintf(f->state, sizeof(f->state),
			 "confidentiality: kernel memory may not be read");
		f->cure = "boot with lockdown=integrity or lockdown=none";
	}
}

static void check_perf(struct finding *f)
{
	bool perfmon = np_capabilities() & (1ull << CAP_SYS_ADMIN | 1ull << NP_CAP_PERFMON);
	int level;

	f->name = "perf_event_paranoid";
	if (!np_perf_paranoid(&level)) {
		snprintf(f->state, sizeof(f->state), "no perf events");
		f->cure = "a kernel with CONFIG_PERF_EVENTS=y";
		return;
	}
	snprintf(f->state, sizeof(f->state), "%d%s", level,
		 !geteuid()          ? " (does not bind root)"
		 : np_perf_refused() ? " (nothing without CAP_SYS_ADMIN)"
		 : perfmon           ? " (does not bind CAP_PERFMON)"
				     : "");
	if (np_perf_refused())
		f->cure = "sysctl -w kernel.perf_event_paranoid=2, or CAP_SYS_ADMIN";
	else if (geteuid() && !perfmon && level > 1)
		f->cure = "run as root, or with CAP_PERFMON, or sysctl -w "
			  "kernel.perf_event_paranoid=1";
}

static void check_unprivileged(struct finding *f)
{
	char level[16];

	f->name = "unprivileged_bpf";
	first_line("/proc/sys/kernel/unprivileged_bpf_disabled", level, sizeof(level));
	snprintf(f->state, sizeof(f->state), "%s",
		 !*level         ? "not told"
		 : *level == '0' ? "permitted (nprobe does not use it)"
				 : "off, as it should be");
}

/* The cure of a missing feature: what the kernel lacks matters only with the permission. */
static const char *cure_of(enum np_feature f, const struct finding *permission)
{
	if (permission && permission->cure)
		return permission->cure;
	if (permission && f == NP_FEAT_TRACEFS) /* of this machine */
		return np_world_tracefs_cure();
	return features[f].cure;
}

static void show_text(struct np_world *w, const struct finding *found, unsigned n, FILE *out)
{
	fprintf(out, "kernel %s, %u CPUs\n\n", w->ops->release(w), w->ops->cpus(w));
	for (int f = 0; f < NP_FEAT_COUNT; f++) {
		const char *why = NULL;
		bool yes = w->ops->has(w, f, &why);

		fprintf(out, "%-3s  %-16s  %s\n", yes ? "yes" : "no", features[f].name,
			features[f].purpose);
		if (!yes)
			fprintf(out,
				"     %-16s  %s (in kernels since %s)\n     %-16s  needs: %s\n", "",
				why ? why : "missing", features[f].since, "",
				cure_of(f, n ? found : NULL));
	}
	if (n)
		fputc('\n', out);
	for (unsigned i = 0; i < n; i++) {
		fprintf(out, "%-3s  %-20s  %s\n", found[i].cure ? "!" : "ok", found[i].name,
			found[i].state);
		if (found[i].cure)
			fprintf(out, "     %-20s  mend: %s\n", "", found[i].cure);
	}
}

static void add_pair(struct np_text *t, const char *name, const char *value)
{
	np_text_addf(t, ",\"%s\":\"", name);
	np_text_add_escaped(t, value, strlen(value));
	np_text_add(t, "\"");
}

static void show_json(struct np_world *w, const struct finding *found, unsigned n, bool works,
		      FILE *out)
{
	struct np_text t = {0};

	np_text_addf(&t, "{\"works\":%s,\"cpus\":%u", works ? "true" : "false", w->ops->cpus(w));
	add_pair(&t, "kernel", w->ops->release(w));
	np_text_add(&t, ",\"features\":[");
	for (int f = 0; f < NP_FEAT_COUNT; f++) {
		const char *why = NULL;
		bool yes = w->ops->has(w, f, &why);

		np_text_addf(&t, "%s{\"yes\":%s", f ? "," : "", yes ? "true" : "false");
		add_pair(&t, "name", features[f].name);
		add_pair(&t, "purpose", features[f].purpose);
		add_pair(&t, "since", features[f].since);
		if (!yes) {
			add_pair(&t, "why", why ? why : "missing");
			add_pair(&t, "cure", cure_of(f, n ? found : NULL));
		}
		np_text_add(&t, "}");
	}
	np_text_add(&t, "],\"machine\":[");
	for (unsigned i = 0; i < n; i++) {
		np_text_addf(&t, "%s{\"ok\":%s", i ? "," : "", found[i].cure ? "false" : "true");
		add_pair(&t, "name", found[i].name);
		add_pair(&t, "state", found[i].state);
		if (found[i].cure)
			add_pair(&t, "cure", found[i].cure);
		np_text_add(&t, "}");
	}
	np_text_add(&t, "]}\n");
	fputs(t.s, out);
	np_text_free(&t);
}

/* `machine`: look at this machine too; a recorded kernel is on another one. */
static int doctor(struct np_world *w, bool machine, bool json, FILE *out)
{
	static void (*const checks[])(struct finding *) = {
		check_permission, check_addresses, check_lockdown, check_perf, check_unprivileged};
	struct finding found[sizeof(checks) / sizeof(*checks)] = {{0}};
	unsigned n = machine ? sizeof(checks) / sizeof(*checks) : 0;
	bool works = np_world_has(w, NP_FEAT_RINGBUF) && np_world_has(w, NP_FEAT_TRACEFS) &&
		     (np_world_has(w, NP_FEAT_TP_BTF) || np_world_has(w, NP_FEAT_PERF_TRACEPOINT));

	for (unsigned i = 0; i < n; i++)
		checks[i](&found[i]);
	if (json)
		show_json(w, found, n, works, out);
	else
		show_text(w, found, n, out);
	return works ? 0 : 2;
}

int np_cmd_doctor(int argc, char **argv)
{
	const char *file = NULL;
	bool json = false;
	struct np_world *w;
	int status;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-f") && i + 1 < argc && !strcmp(argv[i + 1], "json")) {
			json = true;
			i++;
		} else if (!strcmp(argv[i], "-f") && i + 1 < argc && !strcmp(argv[i + 1], "text")) {
			i++;
		} else if (!strcmp(argv[i], "--world") && i + 1 < argc) {
			file = argv[++i];
		} else {
			fprintf(stderr, "usage: nprobe doctor [-f text|json] [--world FILE]\n");
			return strcmp(argv[i], "--help") ? 1 : 0;
		}
	}
	w = np_open_world(file);
	if (!w)
		return 1;
	status = doctor(w, !file, json, stdout);
	w->ops->close(w);
	return status;
}
