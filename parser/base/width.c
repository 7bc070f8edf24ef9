/* Columns of text on a terminal: by a table, so that they are the same in every locale. */
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

static const struct range {
	uint32_t first, last, columns;
} ranges[] = {
#define NP_WIDTH(first, last, columns) {first, last, columns},
#include "base/width.def"
#undef NP_WIDTH
};

static size_t width_of(uint32_t c)
{
	size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]);

	if (c < ranges[0].first)
		return 1;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (c > ranges[mid].last)
			low = mid + 1;
		else if (c < ranges[mid].first)
			high = mid;
		else
			return ranges[mid].columns;
	}
	return 1;
}

/* Decodes one character; a malformed byte counts as one character of width 1. */
static size_t decode(const unsigned char *s, size_t n, uint32_t *out)
{
	size_t len = s[0] < 0x80 ? 1 : s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : s[0] >= 0xc0 ? 2 : 1;
	uint32_t c = len == 1 ? s[0] : s[0] & (0x7fu >> len);

	if (len > n)
		len = 1;
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80) {
			*out = '?';
			return 1;
		}
		c = c << 6 | (s[i] & 0x3f);
	}
	*out = len == 1 && s[0] >= 0x80 ? '?' : c;
	return len;
}

size_t np_display_width(const char *s, size_t n)
{
	size_t columns = 0;

	while (n) {
		uint32_t c;
		size_t len = decode((const unsigned char *)s, n, &c);

		columns += width_of(c);
		s += len;
		n -= len;
	}
	return columns;
}

/* Bytes of "ESC [ ... letter" at s, 0: there is none. */
static size_t sequence_len(const char *s, size_t n)
{
	size_t i = 2;

	if (n < 3 || s[0] != '\033' || s[1] != '[')
		return 0;
	while (i < n && (unsigned char)s[i] >= 0x20 && (unsigned char)s[i] < 0x40)
		i++;
	return i < n ? i + 1 : 0;
}

size_t np_display_cut(const char *s, size_t n, size_t columns)
{
	size_t used = 0, at = 0;

	while (at < n) {
		size_t len = sequence_len(s + at, n - at);
		uint32_t c;

		if (!len) {
			len = decode((const unsigned char *)s + at, n - at, &c);
			if (used + width_of(c) > columns)
				break;
			used += width_of(c);
		}
		at += len;
	}
	return at;
}
