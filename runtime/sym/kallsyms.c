/*
 * The kernel's symbols: /proc/kallsyms, read whole and parsed in place (names stay where
 * they are in the text).  Formatting 120,000 lines costs the kernel 30 ms and more, the
 * parser a tenth of it.  Of several names at one address the first is taken, as the kernel
 * does in its own traces.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

/* No function is larger; farther from its start an address is in a gap between regions. */
#define MAX_SYMBOL (1u << 20)

static const signed char *hex_digits(void)
{
	static const signed char table[256] = {
		['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,
		['6'] = 7,  ['7'] = 8,  ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
		['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
	};

	return table;
}

/* Mapping symbols of arm64 and local labels are no names for a reader. */
static bool is_noise(const char *name)
{
	return name[0] == '$' || (name[0] == '.' && name[1] == 'L') || !name[0];
}

/*
 * Lines: ADDRESS SPACE type SPACE name [TAB "[" module "]"] NEWLINE.  A line of any other
 * shape is skipped.
 */
void sym_kernel_parse(struct sym_kernel *k, char *text, size_t len)
{
	struct sym_table *t = &k->table;
	const signed char *hex = hex_digits();
	char *s = text, *end = text + len;
	bool any_address = false, any_line = false;

	t->text = text;
	t->text_len = len;
	while (s < end) {
		char *line_end = memchr(s, '\n', (size_t)(end - s)), *name, *tab;
		uint64_t address = 0;
		uint32_t module = 0;
		struct sym_entry *e;

		if (!line_end)
			line_end = end; /* text[len] is the NUL */
		for (; hex[(unsigned char)*s]; s++)
			address = address << 4 | (uint64_t)(hex[(unsigned char)*s] - 1);
		if (line_end - s < 4 || s[0] != ' ' || s[2] != ' ')
			goto next;
		any_line = true;
		any_address |= address != 0;
		name = s + 3;
		*line_end = '\0';
		tab = memchr(name, '\t', (size_t)(line_end - name));
		if (tab) {
			*tab = '\0';
			if (tab[1] == '[' && line_end[-1] == ']') {
				module = (uint32_t)(tab + 2 - text);
				line_end[-1] = '\0';
			}
		}
		/* Below: per-CPU offsets and absolute values; the kernel lives in the upper half.
		 */
		if (!(address >> (sizeof(void *) == 8 ? 63 : 30)) || is_noise(name))
			goto next;
		e = sym_table_add(t);
		e->address = address;
		e->name = (uint32_t)(name - text);
		e->extra = module;
	next:
		s = line_end + 1;
	}
	k->hidden = any_line && !any_address;
	sym_table_sort(t);
}

/* The whole file, NUL-terminated; NULL if it cannot be read. */
static char *read_all(const char *path, size_t *len)
{
	size_t cap = 12u << 20, n = 0;
	char *text;
	ssize_t got;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return NULL;
	text = np_xrealloc(NULL, cap);
	for (;;) {
		if (cap - n < 65536) {
			cap *= 2;
			text = np_xrealloc(text, cap);
		}
		got = read(fd, text + n, cap - n - 1);
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	close(fd);
	if (got < 0 || n > UINT32_MAX) {
		free(text);
		return NULL;
	}
	text = np_xrealloc(text, n + 1);
	text[n] = '\0';
	*len = n;
	return text;
}

void sym_kernel_read(struct sym_kernel *k, const char *path)
{
	size_t len;
	char *text;

	k->read = true;
	text = read_all(path, &len);
	if (!text || !len) {
		free(text);
		k->hidden = true;
		return;
	}
	sym_kernel_parse(k, text, len);
}

bool sym_kernel_find(const struct sym_kernel *k, uint64_t address, struct np_symbol *out)
{
	const struct sym_entry *e = sym_table_find(&k->table, address);

	if (!e || address - e->address >= MAX_SYMBOL)
		return false;
	out->name = k->table.text + e->name;
	out->module = e->extra ? k->table.text + e->extra : "";
	out->offset = address - e->address;
	return true;
}

uint64_t sym_kernel_address(const struct sym_kernel *k, const char *name)
{
	for (uint32_t i = 0; i < k->table.n; i++)
		if (!k->table.v[i].extra && !strcmp(k->table.text + k->table.v[i].name, name))
			return k->table.v[i].address;
	return 0;
}
