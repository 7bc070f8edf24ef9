#include "library/digest.h"

#include <sha256.h>
#include <string.h>

const char *np_digest(struct np_arena *a, const void *bytes, size_t n)
{
	char *out = np_alloc(a, NP_DIGEST_LEN + 1);

	SHA256Data(bytes, n, out);
	return out;
}

bool np_is_digest(const char *text)
{
	return strlen(text) == NP_DIGEST_LEN && strspn(text, "0123456789abcdef") == NP_DIGEST_LEN;
}
