/*
 * A tap that is a tar file. libarchive takes the format and its compression apart; it is never
 * asked to write anything: what comes out of it are names and bytes.
 */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "library/tree.h"

/* Bytes that are unpacked, with those of files that are passed over. */
#define MOST_BYTES (4LL * NP_TREE_BYTES)

static bool broken(struct np_tree *t, const char *path, struct archive *tar, struct np_fault *f)
{
	const char *why = archive_error_string(tar);

	return np_fault(t->arena, f, NP_E_TAP_SOURCE,
			"a tap is a tar file, packed with gzip, xz, zstd or not at all",
			"'%s' cannot be read: %s", path, why ? why : "it is no tar file");
}

static const char *kind(struct archive_entry *e)
{
	if (archive_entry_hardlink(e))
		return "a hard link";
	switch (archive_entry_filetype(e)) {
	case AE_IFREG:
	case AE_IFDIR: return NULL;
	case AE_IFLNK: return "a symbolic link";
	case AE_IFCHR:
	case AE_IFBLK: return "a device";
	case AE_IFIFO: return "a pipe";
	default: return "no plain file";
	}
}

static bool read_entry(struct np_tree *t, const char *tar_path, struct archive *tar,
		       struct archive_entry *e, struct np_fault *f)
{
	const char *raw = archive_entry_pathname(e), *path, *what = kind(e);
	int64_t size = archive_entry_size(e);

	if (!raw)
		return np_tree_refuse(t->arena, tar_path, "with a name that is no text", f);
	if (!np_tree_path(t->arena, raw, &path, f))
		return false;
	if (what)
		return np_tree_refuse(t->arena, raw, what, f);
	if (!path || archive_entry_filetype(e) == AE_IFDIR)
		return true;
	if (size < 0 || !np_tree_room(t, path, (uint64_t)size, f))
		return size < 0 ? np_tree_refuse(t->arena, raw, "a file of unknown size", f)
				: false;
	char *bytes = np_alloc(t->arena, (size_t)size + 1);
	size_t n = 0;
	la_ssize_t more = 0;

	while (n < (size_t)size && (more = archive_read_data(tar, bytes + n, (size_t)size - n)) > 0)
		n += (size_t)more;
	if (more < 0 || n < (size_t)size)
		return broken(t, tar_path, tar, f);
	return np_tree_add(t, path, bytes, n, f);
}

static bool read_entries(struct np_tree *t, const char *path, struct archive *tar,
			 struct np_fault *f)
{
	struct archive_entry *e;
	int result, n = 0;

	while ((result = archive_read_next_header(tar, &e)) == ARCHIVE_OK ||
	       result == ARCHIVE_WARN) {
		if (!read_entry(t, path, tar, e, f))
			return false;
		/* what is passed over is unpacked, too */
		if (archive_filter_bytes(tar, 0) + archive_entry_size(e) > MOST_BYTES ||
		    ++n > 16 * NP_TREE_FILES)
			return np_fault(t->arena, f, NP_E_TAP_FILE,
					"a tap has 4096 files and 64 MiB at most",
					"there is too much in '%s'", path);
	}
	return result == ARCHIVE_EOF || broken(t, path, tar, f);
}

bool np_tree_read_tar(struct np_tree *t, const char *path, struct np_fault *f)
{
	struct archive *tar = archive_read_new();
	bool ok;

	if (!tar)
		return np_fault(t->arena, f, NP_E_TAP_SOURCE, NULL, "out of memory");
	archive_read_support_filter_gzip(tar);
	archive_read_support_filter_xz(tar);
	archive_read_support_filter_zstd(tar);
	archive_read_support_format_tar(tar);
	if (archive_read_open_filename(tar, path, 65536) != ARCHIVE_OK)
		ok = broken(t, path, tar, f);
	else
		ok = read_entries(t, path, tar, f);
	archive_read_free(tar);
	if (!ok || !np_tree_strip(t, f))
		return false;
	np_tree_sort(t);
	return true;
}
