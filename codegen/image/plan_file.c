/* Lines of the whole program, and of the file that they are in. */
#include "image/plan.h"

const char *np_plan_file(const struct np_plan *p, uint32_t *line)
{
	const struct np_plan_file *in = NULL;

	np_vec_each (const struct np_plan_file, f, &p->files)
		if (f->lines_before < *line)
			in = f;
	if (!in)
		return p->source_name;
	*line -= in->lines_before;
	return in->name;
}
