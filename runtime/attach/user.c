/*
 * Where user probes go: file, offset, semaphore.  The function is looked up in the file that is
 * here now, which need not be the one that the image was built with.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "attach/attach_internal.h"
#include "world/world_live.h"

/* The site of a USDT probe with its semaphore: the one at the plan's offset, else the only one. */
static int usdt_place(const struct attach_job *job, struct attach_place *place,
		      struct attach_why *why)
{
	const struct np_plan_probe *p = job->probe;
	struct np_world *w = np_loaded_world(job->loaded);
	const struct np_usdt_site *sites, *found = NULL;
	uint32_t n = 0, matches = 0;
	int err = w->ops->usdt(w, p->target, &sites, &n);

	if (err)
		return err;
	for (uint32_t i = 0; i < n; i++) {
		const struct np_usdt_site *s = &sites[i];

		if (strcmp(s->name, p->name) || (*p->provider && strcmp(s->provider, p->provider)))
			continue;
		matches++;
		if (!found || s->file_offset == p->offset)
			found = s;
	}
	if (!found || (found->file_offset != p->offset && p->offset)) {
		snprintf(why->message, sizeof(why->message),
			 matches ? "'%s' is not the file that the script was compiled for"
				 : "'%s' has no such USDT probe",
			 p->target);
		if (matches)
			snprintf(why->hint, sizeof(why->hint),
				 "compile the script on this machine");
		return -ENOENT;
	}
	place->offset = found->file_offset;
	place->semaphore = found->semaphore_offset;
	return 0;
}

/*
 * Behind a leading endbr64, where a probe is cheap; the stack is the same there, so return
 * probes may go there too.
 */
static int function_place(const struct attach_job *job, struct attach_place *place)
{
	const struct np_plan_probe *p = job->probe;
	struct np_world *w = np_loaded_world(job->loaded);
	struct np_user_symbol sym;
	uint64_t entry;
	int err;

	place->offset = p->offset;
	if (!*p->name || p->in_file)
		return 0;
	err = w->ops->user_symbol(w, p->target, p->name, &sym);
	if (err)
		return err;
	place->offset = sym.file_offset + (job->at_entry ? p->entry : p->offset);
	if (!(job->at_entry ? p->entry : p->offset) &&
	    !np_user_entry(p->target, sym.file_offset, &entry))
		place->offset = entry;
	return 0;
}

int attach_user_place(const struct attach_job *job, struct attach_place *place,
		      struct attach_why *why)
{
	const char *target = job->probe->target, *member = strstr(target, "!/");
	size_t n = member ? (size_t)(member - target) : strlen(target);

	if (n >= sizeof(place->path))
		return -ENAMETOOLONG;
	*place = (struct attach_place){0};
	memcpy(place->path, target, n); /* what is within a zip file, the kernel knows by that */
	if (job->probe->kind == NP_P_USDT)
		return usdt_place(job, place, why);
	return function_place(job, place);
}
