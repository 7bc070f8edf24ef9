/*
 * Fuzz target of what comes with a tap: the input is a tar file, an INDEX, a header and a lock.
 * What is taken of it is what may be written: plain paths within the tap, and an INDEX that is
 * written again is the same.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "library/index.h"
#include "library/tap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

static void look_at(const char *path)
{
	must(*path && *path != '/' && *path != '.', "a relative path that is not hidden");
	must(!strstr(path, "/.") && !strstr(path, "//"), "no .. and no empty name");
	must(np_is_tame_line(path, strlen(path)), "nothing that steers a terminal");
}

static void read_tar(struct np_arena *a, const uint8_t *data, size_t size)
{
	struct np_tree tree = {.arena = a};
	struct np_fault fault = {0};
	const char *name, *summary;
	char path[64];
	int fd = memfd_create("tap", 0);

	must(fd >= 0 && write(fd, data, size) == (ssize_t)size, "there is memory");
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (np_tree_read_tar(&tree, path, &fault)) {
		size_t total = 0;

		np_vec_each (struct np_tree_file, f, &tree.files) {
			look_at(f->path);
			must(np_tree_find(&tree, f->path) == f, "each is found");
			total += f->len;
		}
		must(tree.files.n <= NP_TREE_FILES && total <= NP_TREE_BYTES, "the limits");
		np_tap_header(&tree, "0.1.0", &name, &summary, &fault);
	} else {
		must(fault.code, "a fault says why");
	}
	close(fd);
}

static void read_index(struct np_arena *a, const uint8_t *data, size_t size)
{
	struct np_index index;
	struct np_fault fault = {0};
	struct np_text text = {0};
	const char *bytes = np_memdup(a, data, size ? size : 1);

	if (np_index_parse(a, bytes, size, &index, &fault)) {
		np_index_format(&index, &text);
		/* but for zeros before the number */
		must(text.n <= size, "it is not longer");
		must(index.serial && np_is_name(index.name), "a name and a number");
		np_vec_each (struct np_index_row, r, &index.rows) {
			look_at(r->path);
			must(np_index_path(&index, r->path) == r, "paths are unique");
			must(r->kind != NP_INDEX_SCRIPT || np_index_script(&index, r->name) == r,
			     "names are unique");
		}
		np_text_free(&text);
	} else {
		must(fault.code, "a fault says why");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct np_arena *a = np_arena_new();
	struct np_fault fault = {0};
	const char *path;
	char *text = np_strndup(a, (const char *)data, size);

	read_tar(a, data, size);
	read_index(a, data, size);
	if (np_tree_path(a, text, &path, &fault) && path)
		look_at(path);
	np_tame(a, text);
	np_arena_free(a);
	return 0;
}
