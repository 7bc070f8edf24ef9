/* What the reader and the writer of recorded worlds agree on; the format is told in save.c. */
#ifndef NP_WORLD_RECORDED_H
#define NP_WORLD_RECORDED_H

#define WORLD_MAGIC "NPWORLD1"
#define WORLD_MAGIC_LEN 8
/* A recording that claims more is refused; a whole kernel's BTF and functions have 20 MB. */
#define WORLD_MAX_TEXT (128u << 20)

#endif
