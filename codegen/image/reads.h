/* What programs read, as rows of reads.def, and how far that goes. */
#ifndef NP_IMAGE_READS_H
#define NP_IMAGE_READS_H

#include <stdbool.h>

/* Each level may what those before it may. */
enum np_level {
	NP_LEVEL_SAFE,      /* tracepoints and their arguments, headers of packets, counts */
	NP_LEVEL_NORMAL,    /* functions, members of the kernel's structs */
	NP_LEVEL_SENSITIVE, /* payload, memory of programs, bytes wherever an address points */
	NP_LEVEL_UNSAFE,    /* changes what the machine does */
	NP_LEVELS
};

enum np_read {
#define NP_READ(id, level, words) NP_READ_##id,
#include "image/reads.def"
#undef NP_READ
	NP_READS
};

struct np_read_row {
	enum np_level level;
	const char *words;
};
extern const struct np_read_row np_read_rows[NP_READS];

/* "safe", "normal" ... */
const char *np_level_name(enum np_level level);
/* False: there is no such level. */
bool np_level_parse(const char *name, enum np_level *out);

#endif
