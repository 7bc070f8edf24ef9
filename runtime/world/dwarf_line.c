/* Lines of the source to addresses, by the line tables of the debug info. */
#include <errno.h>
#include <string.h>

#include "world/dwarf_internal.h"

struct line {
	const char *source; /* as it was asked for: a path or the end of one */
	int number, column; /* column 0: any */
	bool known;         /* the source is there */
	bool found;
	Dwarf_Addr address;
};

/* "dir/a.c" is "/src/dir/a.c", and "dir/b.c" is not. */
static bool is_source(const char *path, const char *asked)
{
	size_t n = strlen(path), len = strlen(asked);

	if (len > n || strcmp(path + n - len, asked))
		return false;
	return len == n || path[n - len - 1] == '/';
}

static void look_at(Dwarf_Line *row, struct line *l)
{
	const char *path = dwarf_linesrc(row, NULL, NULL);
	int number = 0, column = 0;
	Dwarf_Addr address;
	bool end = false;

	if (!path || !is_source(path, l->source))
		return;
	l->known = true;
	if (dwarf_lineno(row, &number) || number != l->number ||
	    (l->column && (dwarf_linecol(row, &column) || column != l->column)) ||
	    dwarf_lineendsequence(row, &end) || end || dwarf_lineaddr(row, &address) ||
	    (l->found && address >= l->address))
		return;
	l->found = true;
	l->address = address;
}

int elf_file_line(struct elf_file *f, const char *source, uint32_t line, uint32_t column,
		  uint64_t *address)
{
	struct line l = {.source = source, .number = (int)line, .column = (int)column};
	struct dwarf_file *d = elf_dwarf(f);
	Dwarf_Off offset = 0, next;
	size_t header, n;
	Dwarf_Lines *rows;
	Dwarf_Die cu;

	if (!d)
		return -ENODATA;
	for (; !dwarf_nextcu(d->dw, offset, &next, &header, NULL, NULL, NULL); offset = next) {
		if (!dwarf_offdie(d->dw, offset + header, &cu) || dwarf_getsrclines(&cu, &rows, &n))
			continue;
		for (size_t i = 0; i < n; i++)
			look_at(dwarf_onesrcline(rows, i), &l);
	}
	*address = l.address;
	return l.found ? 0 : l.known ? -ERANGE : -ENOENT;
}
