/*
 * What the program asks of the kernel beyond its probes.  Told here, at its place, and not by
 * the verifier; the image says it too (plan.def, needs), for the kernels that it is taken to.
 */
#include "check/checker.h"

bool np_check_feature(struct np_checker *c, const struct np_node *n, enum np_feature f)
{
	const char *why = NULL;
	struct np_diag *d;

	if (c->opt->world->ops->has(c->opt->world, f, &why))
		return true;
	d = np_error(c->diags, NP_E_KERNEL_LACKS, n->loc, "this needs %s, which this kernel lacks",
		     np_feature_purpose(f));
	np_hint(c->diags, d, "it takes %s", np_feature_cure(f));
	return false;
}
