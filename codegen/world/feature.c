/* Names of the kernel features, as `nprobe doctor` and messages show them: features.def. */
#include "world/world.h"

const char *np_feature_name(enum np_feature f)
{
	static const char *const names[] = {
#define NP_FEATURE(id, name, since, purpose, cure) [NP_FEAT_##id] = name,
#include "world/features.def"
#undef NP_FEATURE
	};

	return f < NP_FEAT_COUNT ? names[f] : "";
}
