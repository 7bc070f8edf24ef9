/* Stacks with their values: what -f folded writes and -f flamegraph draws. */
#ifndef NP_OUT_FOLD_H
#define NP_OUT_FOLD_H

#include "out/out_internal.h"

/* Between two frames: below all that a name has, so that equal beginnings sort together. */
#define OUT_FRAME_END '\1'
/* A frame begins with what it is. */
#define OUT_FRAME_KEY '.'
#define OUT_FRAME_USER 'u'
#define OUT_FRAME_KERNEL 'k'

bool out_is_fold(enum np_format format);
/* Takes a map's rows; false: its keys hold no stack, or its values are no amounts. */
bool out_fold_map(struct np_out *o, const struct out_map *m);
/* All that was gathered, in the format, appended to t. */
void out_folds_write(struct np_out *o, struct np_text *t);
void out_folds_free(struct out_folds *f);

/* flame.c: the picture of stacks that are sorted. */
void out_flame(struct np_text *t, const struct out_folds *f, const char *title, bool duration);

#endif
