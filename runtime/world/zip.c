/*
 * Libraries within zip files, "app.apk!/lib/x.so", as Android maps them: stored, not compressed.
 * The directory at the end of the file says where a member's own header is, and that is before
 * the bytes of the member.
 */
#include <errno.h>
#include <string.h>

#include "world/zip.h"

#define END_MAGIC 0x06054b50u
#define ENTRY_MAGIC 0x02014b50u
#define MEMBER_MAGIC 0x04034b50u
#define END_BYTES 22
#define ENTRY_BYTES 46
#define MEMBER_BYTES 30

static uint32_t get(const uint8_t *p, unsigned bytes)
{
	uint32_t v = 0;

	for (unsigned i = 0; i < bytes; i++)
		v |= (uint32_t)p[i] << 8 * i;
	return v;
}

/* The record at the end: behind it is nothing but a comment. */
static const uint8_t *find_end(const uint8_t *zip, size_t len)
{
	size_t most = END_BYTES + 0xffff;

	for (size_t back = END_BYTES; back <= len && back <= most; back++)
		if (get(zip + len - back, 4) == END_MAGIC)
			return zip + len - back;
	return NULL;
}

static int member_bytes(const uint8_t *zip, size_t len, const uint8_t *entry, size_t *offset,
			size_t *size)
{
	size_t header = get(entry + 42, 4);

	*size = get(entry + 24, 4);
	if (get(entry + 10, 2)) /* compressed */
		return -EOPNOTSUPP;
	if (header > len || len - header < MEMBER_BYTES || get(zip + header, 4) != MEMBER_MAGIC)
		return -EINVAL;
	*offset = header + MEMBER_BYTES + get(zip + header + 26, 2) + get(zip + header + 28, 2);
	return *offset > len || len - *offset < *size ? -EINVAL : 0;
}

int zip_find(const void *zip, size_t len, const char *name, size_t *offset, size_t *size)
{
	const uint8_t *start = zip, *end = find_end(start, len), *entry;
	size_t n = strlen(name), at;

	if (!end)
		return -ENOEXEC;
	at = get(end + 16, 4);
	for (uint32_t i = get(end + 10, 2); i; i--) {
		size_t length;

		entry = start + at;
		if (at > len || len - at < ENTRY_BYTES || get(entry, 4) != ENTRY_MAGIC)
			return -EINVAL;
		length = get(entry + 28, 2);
		if (len - at - ENTRY_BYTES < length)
			return -EINVAL;
		if (length == n && !memcmp(entry + ENTRY_BYTES, name, n))
			return member_bytes(start, len, entry, offset, size);
		at += ENTRY_BYTES + length + get(entry + 30, 2) + get(entry + 32, 2);
	}
	return -ENOENT;
}
