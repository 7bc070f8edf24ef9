/* The rows of features.def, as `nprobe doctor` and messages show them. */
#include "world/world.h"

static const struct {
	const char *name, *purpose, *cure;
} rows[] = {
#define NP_FEATURE(id, name, since, purpose, cure) [NP_FEAT_##id] = {name, purpose, cure},
#include "world/features.def"
#undef NP_FEATURE
};

const char *np_feature_name(enum np_feature f)
{
	return f < NP_FEAT_COUNT ? rows[f].name : "";
}

const char *np_feature_purpose(enum np_feature f)
{
	return f < NP_FEAT_COUNT ? rows[f].purpose : "";
}

const char *np_feature_cure(enum np_feature f)
{
	return f < NP_FEAT_COUNT ? rows[f].cure : "";
}
