/*
 * Opening BTF and the one pass that makes the index id -> place.
 *
 * Opening maps (or reads) and checks the header, nothing more.  The pass comes with the first
 * question; a record that does not fit the section ends it, so that what has an id is whole.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "btf/btf_internal.h"

#define BTF_MAGIC 0xeb9f
#define BTF_HEADER_MIN 24
/* vmlinux has 5-10 MB; a file beyond this is not kernel BTF. */
#define BTF_MAX_BYTES (256u << 20)

/* Bytes behind the common 12 of a record, for the kinds that all kernels agree on. */
static const struct {
	uint8_t fixed, each;
} extra_of[NP_BTF_KINDS] = {
	[NP_BTF_INT] = {4, 0},     [NP_BTF_ARRAY] = {12, 0},   [NP_BTF_STRUCT] = {0, 12},
	[NP_BTF_UNION] = {0, 12},  [NP_BTF_ENUM] = {0, 8},     [NP_BTF_FUNC_PROTO] = {0, 8},
	[NP_BTF_VAR] = {4, 0},     [NP_BTF_DATASEC] = {0, 12}, [NP_BTF_DECL_TAG] = {4, 0},
	[NP_BTF_ENUM64] = {0, 12},
};

/*
 * Kinds newer than this reader can be stepped over when the header has a layout section
 * (kernels of 2026): per kind its fixed and its per-element bytes, in multiples of one.
 */
static void layout_read(struct np_btf *b, uint32_t hdr_len, size_t payload)
{
	uint32_t off, len;

	if (hdr_len < BTF_HEADER_MIN + 8)
		return;
	off = btf_load32(b->bytes + BTF_HEADER_MIN);
	len = btf_load32(b->bytes + BTF_HEADER_MIN + 4);
	if (off > payload || len > payload - off)
		return;
	for (uint32_t kind = NP_BTF_KINDS; kind < 256 && kind * 4 + 4 <= len; kind++) {
		const uint8_t *row = b->bytes + hdr_len + off + kind * 4;

		b->extra_fixed[kind] = row[0];
		b->extra_each[kind] = row[1];
	}
}

static int header_read(struct np_btf *b)
{
	uint32_t hdr_len, type_off, str_off;
	size_t payload;
	uint16_t magic;

	if (b->len < BTF_HEADER_MIN || b->len > BTF_MAX_BYTES)
		return -EINVAL;
	memcpy(&magic, b->bytes, sizeof(magic));
	hdr_len = btf_load32(b->bytes + 4);
	if (magic != BTF_MAGIC || b->bytes[2] != 1 || hdr_len < BTF_HEADER_MIN || hdr_len > b->len)
		return -EINVAL;
	payload = b->len - hdr_len;
	type_off = btf_load32(b->bytes + 8);
	b->type_len = btf_load32(b->bytes + 12);
	str_off = btf_load32(b->bytes + 16);
	b->str_len = btf_load32(b->bytes + 20);
	if (type_off > payload || b->type_len > payload - type_off || str_off > payload ||
	    b->str_len > payload - str_off)
		return -EINVAL;
	b->types = b->bytes + hdr_len + type_off;
	b->strings = (const char *)b->bytes + hdr_len + str_off;
	/* A module may have no strings of its own; else they begin and end with a NUL. */
	if (b->str_len ? b->strings[b->str_len - 1] != 0 : !b->base)
		return -EINVAL;
	if (!b->base && b->strings[0] != 0)
		return -EINVAL;
	for (unsigned kind = 0; kind < NP_BTF_KINDS; kind++) {
		b->extra_fixed[kind] = extra_of[kind].fixed;
		b->extra_each[kind] = extra_of[kind].each;
	}
	layout_read(b, hdr_len, payload);
	return 0;
}

int np_btf_from_bytes(const void *bytes, size_t len, const struct np_btf *base, struct np_btf **out)
{
	struct np_btf *b = np_xcalloc(1, sizeof(*b));
	int err;

	b->bytes = bytes;
	b->len = len;
	b->base = base;
	err = header_read(b);
	if (err) {
		free(b);
		return err;
	}
	b->first_id = 1;
	if (base) {
		b->first_id = np_btf_count(base);
		b->first_str = base->first_str + base->str_len;
	}
	*out = b;
	return 0;
}

/* sysfs tells the size of its BTF files; a file that grows while it is read is cut. */
static int bytes_read(int fd, size_t len, void **out)
{
	char *p = np_xrealloc(NULL, len);
	size_t got = 0;

	while (got < len) {
		ssize_t n = read(fd, p + got, len - got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			int err = n ? -errno : -EINVAL;

			free(p);
			return err;
		}
		got += (size_t)n;
	}
	*out = p;
	return 0;
}

int np_btf_open(const char *path, const struct np_btf *base, struct np_btf **out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), err = 0;
	bool mapped = true;
	void *bytes;
	struct stat st;
	size_t len;

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st)) {
		err = -errno;
		goto out;
	}
	if (!S_ISREG(st.st_mode) || st.st_size < BTF_HEADER_MIN || st.st_size > BTF_MAX_BYTES) {
		err = -EINVAL;
		goto out;
	}
	len = (size_t)st.st_size;
	/* Kernels before 6.16 do not map this file (ENODEV). */
	bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED) {
		mapped = false;
		err = bytes_read(fd, len, &bytes);
		if (err)
			goto out;
	}
	err = np_btf_from_bytes(bytes, len, base, out);
	if (!err)
		(*out)->owner = mapped ? BTF_MAPPED : BTF_ON_HEAP;
	else if (mapped)
		munmap(bytes, len);
	else
		free(bytes);
out:
	close(fd);
	return err;
}

static void release(struct np_btf *b)
{
	if (b->owner == BTF_MAPPED)
		munmap((void *)b->bytes, b->len);
	else if (b->owner == BTF_ON_HEAP)
		free((void *)b->bytes);
	btf_free_wants(b);
	free(b->names);
	free(b->offsets);
	free(b->enums);
}

void np_btf_close(struct np_btf *b)
{
	if (!b)
		return;
	release(b);
	free(b);
}

int np_btf_grow(struct np_btf *b, const void *bytes, size_t len)
{
	struct np_btf *grown;
	int err = np_btf_from_bytes(bytes, len, b->base, &grown);

	if (err)
		return err;
	grown->of_program = b->of_program;
	release(b);
	*b = *grown;
	free(grown);
	return 0;
}

void np_btf_set_program(struct np_btf *b)
{
	b->of_program = true;
}

bool np_btf_is_program(const struct np_btf *b)
{
	return b->of_program;
}

const void *np_btf_bytes(const struct np_btf *b, size_t *len)
{
	*len = b->len;
	return b->bytes;
}

/* The pass; wanted names are matched while a record is in the cache. */
void btf_index(const struct np_btf *constant)
{
	struct np_btf *b = (struct np_btf *)constant;
	uint32_t at = 0, cap_enums = 0;
	struct btf_filter filter;
	bool any;

	if (b->indexed)
		return;
	b->indexed = true;
	/* No type is shorter than 12 bytes; pages that the estimate is too large by stay untouched.
	 */
	b->offsets = np_xcalloc(b->type_len / 12 + 1, sizeof(*b->offsets));
	any = btf_filter_make(b, &filter);
	while (b->type_len - at >= 12) {
		uint32_t info = btf_load32(b->types + at + 4), kind = btf_info_kind(info);
		uint32_t bytes =
			12 + b->extra_fixed[kind] + b->extra_each[kind] * btf_info_vlen(info);

		/* A kind that neither we nor the layout section know: no telling where it ends. */
		if (bytes > b->type_len - at || kind == NP_BTF_VOID ||
		    (kind >= NP_BTF_KINDS && !b->extra_fixed[kind] && !b->extra_each[kind]))
			break;
		if (kind == NP_BTF_ENUM || kind == NP_BTF_ENUM64) {
			if (b->n_enums == cap_enums) {
				cap_enums = cap_enums ? cap_enums * 2 : 256;
				b->enums = np_xrealloc(b->enums, cap_enums * sizeof(*b->enums));
			}
			b->enums[b->n_enums++] = b->first_id + b->n;
		}
		b->offsets[b->n] = at;
		if (any)
			btf_filter_offer(b, &filter, b->n, btf_load32(b->types + at), kind);
		b->n++;
		at += bytes;
	}
	btf_filter_done(b);
}

uint32_t np_btf_count(const struct np_btf *b)
{
	btf_index(b);
	return b->first_id + b->n;
}

uint32_t np_btf_first(const struct np_btf *b)
{
	return b->first_id;
}

struct np_btf *np_btf_owner(struct np_btf *b, uint32_t id)
{
	while (id < b->first_id && b->base)
		b = (struct np_btf *)b->base;
	return b;
}

const uint8_t *btf_record(const struct np_btf *b, uint32_t id, struct btf_record *r)
{
	const uint8_t *p;

	while (id < b->first_id && b->base)
		b = b->base;
	btf_index(b);
	if (id < b->first_id || id - b->first_id >= b->n)
		return NULL;
	p = b->types + b->offsets[id - b->first_id];
	r->name_off = btf_load32(p);
	r->info = btf_load32(p + 4);
	r->size_or_type = btf_load32(p + 8);
	return p + 12;
}

const char *btf_string(const struct np_btf *b, uint32_t offset)
{
	while (offset < b->first_str && b->base)
		b = b->base;
	offset -= b->first_str;
	return offset < b->str_len ? b->strings + offset : "";
}
