/*
 * Inside attaching.  ladder.c decides what to try and what a failure means; it reaches the
 * kernel through attach_ops only, so that tests need none.  perf.c and link.c are the kernel's
 * side, one function a row of attachers.def.
 */
#ifndef NP_ATTACH_ATTACH_INTERNAL_H
#define NP_ATTACH_ATTACH_INTERNAL_H

#include <limits.h>

#include "attach/attach.h"

#define ENOTSUPP_KERNEL 524 /* ENOTSUPP, which user space was never meant to see */

struct attach_row;

/* One descriptor whose closing detaches. */
struct attach_handle {
	int fd, prog_fd;
	const struct attach_row *row;
	const struct np_plan_probe *probe; /* of several, the first */
	uint32_t more;                     /* the others */
	bool at_entry;                     /* it saves for a return */
};
struct attach_handles {
	struct attach_handle *v;
	uint32_t n, cap;
};

/* Why one attempt failed; message and hint may be empty: then errno speaks (reason.c). */
struct attach_why {
	char message[256], hint[256];
};

/* One attempt: this program for this probe, in this way. */
struct attach_job {
	struct np_loaded *loaded; /* NULL with a fake backend */
	const struct np_plan_probe *probe;
	const struct attach_row *row;
	int prog_fd;
	bool at_entry; /* the program saves for a return: it goes to the function's start */
	/* one link for many: the probes, of which `probe` is the first */
	const struct np_plan *plan;
	const uint32_t *together; /* indexes in plan->probes */
	uint32_t n_together;
	struct attach_handles *handles; /* what was attached is added here */
};

/* 0 or negative errno; *why may say more. */
typedef int (*attach_fn)(const struct attach_job *job, struct attach_why *why);

/* A row of attachers.def. */
struct attach_row {
	enum np_mechanism mechanism;
	const char *name;
	enum np_feature feature;
	attach_fn attach;
	bool slow;
};
extern const struct attach_row attach_rows[];
extern const uint32_t attach_row_count;

/* What the ladder needs of the kernel. */
struct attach_ops {
	bool (*fits)(void *arg, uint32_t program, const char **missing);
	int (*load)(void *arg, uint32_t program, uint32_t probe, struct np_load_error *error);
	int (*attach)(void *arg, const struct attach_job *job, struct attach_why *why);
	void (*close)(void *arg, const struct attach_handle *h);
	void *arg;
	bool follow; /* our own probes too */
};

struct attach_outcome {
	uint32_t attached;
	struct np_attach_absent absent;
};

/*
 * Climbs: every probe that is not begin, end or interval. 0 or negative errno as np_attach;
 * what is attached stays in *handles in either case.
 */
int attach_ladder(const struct np_plan *plan, const struct attach_ops *ops,
		  const struct np_attach_report *report, struct attach_handles *handles,
		  struct attach_outcome *outcome, struct np_load_error *error);

void attach_keep(const struct attach_job *job, int fd);
/* Fills what is empty in *why for a positive errno. */
void attach_reason(const struct np_plan_probe *p, const struct attach_row *row, int err,
		   struct attach_why *why);

/* Closes; what is slow goes to a child. */
void attach_release(struct attach_handles *handles);

/* The place of a user probe in its file; 0 or negative errno. */
struct attach_place {
	char path[PATH_MAX];
	uint64_t offset;    /* in the file */
	uint64_t semaphore; /* in the file, 0: none */
};
int attach_user_place(const struct attach_job *job, struct attach_place *place,
		      struct attach_why *why);

/* pmu.c: fills type and config by "pmu/term=value,.../"; 0 or negative errno. */
struct perf_event_attr;
int attach_pmu_event(const char *name, struct perf_event_attr *attr, struct attach_why *why);

/* pin.c: gives a link a file that keeps it; 0 or negative errno, and why in words. */
int attach_pin(int fd, const char *path, struct attach_why *why);

/* attachers.def's functions */
int attach_raw(const struct attach_job *job, struct attach_why *why);
int attach_tracepoint(const struct attach_job *job, struct attach_why *why);
int attach_kprobe(const struct attach_job *job, struct attach_why *why);
int attach_kprobe_multi(const struct attach_job *job, struct attach_why *why);
int attach_uprobe(const struct attach_job *job, struct attach_why *why);
int attach_uprobe_multi(const struct attach_job *job, struct attach_why *why);
int attach_iter(const struct attach_job *job, struct attach_why *why);
int attach_perf_event(const struct attach_job *job, struct attach_why *why);

#endif
