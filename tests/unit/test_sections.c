/* Sections of a loaded module, from a directory as the kernel shows it; read once. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "debug/kernel.h"

static void put(const char *directory, const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", directory, name);
	f = fopen(path, "w");
	if (!f || fputs(text, f) < 0 || fclose(f))
		abort();
}

int main(void)
{
	char directory[] = "/tmp/np-sections-XXXXXX", command[64];
	struct np_debug_sections s;

	if (!mkdtemp(directory))
		abort();
	put(directory, ".text", "0xffffffffc0002000\n");
	put(directory, ".init.text", "0xffffffffc0009000\n");
	put(directory, ".text.unlikely", "0xffffffffc0003000\n");
	put(directory, ".gone", "0x0000000000000000\n"); /* the reader may not see it */
	put(directory, ".bad", "what\n");
	put(directory, "notes", "0xffffffffc0002800\n");
	np_debug_sections_read(&s, directory);
	CHECK_INT(s.n, 3);
	snprintf(command, sizeof(command), "rm -r %s", directory);
	CHECK_INT(system(command), 0);

	CHECK(!np_debug_section_at(&s, 0xffffffffc0001fff));
	CHECK_STR(np_debug_section_at(&s, 0xffffffffc0002000)->name, ".text");
	CHECK_STR(np_debug_section_at(&s, 0xffffffffc0002fff)->name, ".text");
	CHECK_STR(np_debug_section_at(&s, 0xffffffffc0003000)->name, ".text.unlikely");
	CHECK_STR(np_debug_section_at(&s, ~0ull)->name, ".init.text");
	CHECK_INT((np_debug_section_at(&s, ~0ull)->begin) == 0xffffffffc0009000, 1);
	np_debug_sections_free(&s);

	np_debug_sections_read(&s, directory);
	CHECK(!s.n && !np_debug_section_at(&s, 0xffffffffc0002000));
	np_debug_sections_free(&s);
	return check_done();
}
