/* Members of zip files: found by name, and whatever is damaged stays within the file. */
#include <string.h>

#include "check.h"
#include "world/zip.h"

#define NAME "lib/a.so"
#define BYTES "the bytes"

static size_t put(unsigned char *to, const char *words, size_t n)
{
	memcpy(to, words, n);
	return n;
}

/* One stored member, and the directory behind it. */
static size_t make(unsigned char *zip)
{
	size_t n = 0, directory, names = strlen(NAME), bytes = strlen(BYTES);

	memset(zip, 0, 256);
	put(zip, "PK\3\4", 4);
	zip[26] = (unsigned char)names;
	n = 30 + put(zip + 30, NAME, names);
	n += put(zip + n, BYTES, bytes);
	directory = n;
	put(zip + n, "PK\1\2", 4);
	zip[n + 20] = zip[n + 24] = (unsigned char)bytes;
	zip[n + 28] = (unsigned char)names;
	n += 46 + put(zip + n + 46, NAME, names);
	put(zip + n, "PK\5\6", 4);
	zip[n + 8] = zip[n + 10] = 1;
	zip[n + 16] = (unsigned char)directory;
	return n + 22;
}

static void find(void)
{
	unsigned char zip[256];
	size_t len = make(zip), offset = 0, size = 0;

	CHECK(!zip_find(zip, len, NAME, &offset, &size));
	CHECK(size == strlen(BYTES) && !memcmp(zip + offset, BYTES, size));
	CHECK(zip_find(zip, len, "lib/b.so", &offset, &size) < 0);
	CHECK(zip_find("no zip", 6, NAME, &offset, &size) < 0);
}

static void damaged(void)
{
	unsigned char zip[256], cut[256];
	size_t len = make(zip), offset, size;

	for (size_t n = 0; n < len; n++)
		CHECK(zip_find(zip, n, NAME, &offset, &size) < 0);
	for (size_t at = 0; at < len; at++)
		for (unsigned byte = 0; byte < 256; byte += 15) {
			memcpy(cut, zip, len);
			cut[at] = (unsigned char)byte;
			if (!zip_find(cut, len, NAME, &offset, &size))
				CHECK(offset <= len && size <= len - offset);
		}
}

int main(void)
{
	find();
	damaged();
	return check_done();
}
