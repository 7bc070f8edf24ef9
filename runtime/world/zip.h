/* Members of zip files. */
#ifndef NP_WORLD_ZIP_H
#define NP_WORLD_ZIP_H

#include <stddef.h>
#include <stdint.h>

/*
 * Where the bytes of a member are: 0, -ENOENT, -ENOEXEC (no zip file), -EOPNOTSUPP (it is
 * compressed), -EINVAL (damaged).
 */
int zip_find(const void *zip, size_t len, const char *name, size_t *offset, size_t *size);

#endif
