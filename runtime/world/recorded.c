/*
 * The recorded world: answers from a file that np_world_save wrote.  The file may come from
 * anybody: every length is checked against what is left, every number parsed whole, and what
 * does not fit is an error, never a guess.  Everything is indexed when it is opened.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/strmap.h"
#include "base/vec.h"
#include "world/live.h"
#include "world/names.h"
#include "world/recorded.h"
#include "world/world_live.h"

/* What is known of one user file. */
struct binary {
	const char *path;
	NP_VEC(struct np_user_symbol) symbols;
	NP_VEC(struct np_usdt_site) sites;
};

struct recorded {
	struct np_world world; /* first: the world is this object */
	struct np_arena *arena;
	char *text; /* inflated; strings and BTF point into it */
	const char *release;
	uint32_t cpus;
	struct {
		bool yes;
		const char *why;
	} features[NP_FEAT_COUNT];
	struct np_strmap tracepoints; /* "system:name" -> struct np_tp_format * */
	struct names tracepoint_names, functions;
	struct np_strmap btf;      /* module or "vmlinux" -> struct np_btf * */
	struct np_strmap names;    /* name -> struct binary * */
	struct np_strmap binaries; /* path -> struct binary * */
};

static struct recorded *recorded_of(struct np_world *w)
{
	return (struct recorded *)w;
}

static void *find(const struct np_strmap *m, const char *key)
{
	void **place = np_strmap_find(m, key, strlen(key));

	return place ? *place : NULL;
}

static const char *recorded_release(struct np_world *w)
{
	return recorded_of(w)->release;
}

static uint32_t recorded_cpus(struct np_world *w)
{
	return recorded_of(w)->cpus;
}

static bool recorded_has(struct np_world *w, enum np_feature f, const char **why_not)
{
	if (f >= NP_FEAT_COUNT)
		return false;
	if (why_not)
		*why_not = recorded_of(w)->features[f].why;
	return recorded_of(w)->features[f].yes;
}

static struct np_btf *recorded_module_btf(struct np_world *w, const char *module)
{
	return find(&recorded_of(w)->btf, *module ? module : "vmlinux");
}

static struct np_btf *recorded_btf(struct np_world *w)
{
	return recorded_module_btf(w, "vmlinux");
}

static struct np_btf *recorded_type_btf(struct np_world *w, const char *name, uint32_t kinds)
{
	const struct np_strmap *m = &recorded_of(w)->btf;
	const struct np_btf *base = recorded_btf(w);

	for (uint32_t i = 0; base && i < m->cap; i++) {
		struct np_btf *b = m->slots[i].key ? m->slots[i].value : NULL;

		if (b && b != base && np_btf_find(b, name, kinds) >= np_btf_count(base))
			return b;
	}
	return NULL;
}

static int recorded_tracepoint(struct np_world *w, const char *system, const char *name,
			       const struct np_tp_format **out)
{
	struct recorded *r = recorded_of(w);
	const char *key = np_sprintf(r->arena, "%s:%s", system, name);
	const struct np_tp_format *format = find(&r->tracepoints, key);

	if (!format)
		return -ENOENT;
	*out = format;
	return 0;
}

static int recorded_each_tracepoint(struct np_world *w, np_name_fn f, void *arg)
{
	names_each(&recorded_of(w)->tracepoint_names, f, arg);
	return 0;
}

static bool recorded_function(struct np_world *w, const char *module, const char *name,
			      const char **found_in)
{
	struct recorded *r = recorded_of(w);
	struct np_btf *b = recorded_btf(w);
	const struct name *found;

	if (module && !strcmp(module, "vmlinux"))
		module = "";
	found = names_find(&r->functions, module, name);
	if (!found && (!b || (module && *module) || !np_btf_find(b, name, 1u << NP_BTF_FUNC)))
		return false;
	if (found_in)
		*found_in = found ? found->group : "";
	return true;
}

static bool recorded_traceable(struct np_world *w, const char *name)
{
	return names_find(&recorded_of(w)->functions, NULL, name) != NULL;
}

static int recorded_each_function(struct np_world *w, np_name_fn f, void *arg)
{
	names_each(&recorded_of(w)->functions, f, arg);
	return 0;
}

/* "c", "libc", "libc.so", "libc.so.6" are one library, which was recorded by its short name. */
static const char *recorded_find_binary(struct np_world *w, const char *name)
{
	struct recorded *r = recorded_of(w);
	struct binary *b = find(strchr(name, '/') ? &r->binaries : &r->names, name);
	const char *so = strstr(name, ".so");

	if (!b && !strchr(name, '/')) {
		size_t n = so ? (size_t)(so - name) : strlen(name);

		b = find(&r->names, np_sprintf(r->arena, "%.*s", (int)n, name));
		if (!b && n > 3 && !strncmp(name, "lib", 3))
			b = find(&r->names, np_sprintf(r->arena, "%.*s", (int)n - 3, name + 3));
	}
	return b ? b->path : NULL;
}

static int recorded_user_symbol(struct np_world *w, const char *path, const char *name,
				struct np_user_symbol *out)
{
	struct binary *b = find(&recorded_of(w)->binaries, path);

	if (!b)
		return -ENOENT;
	np_vec_each (struct np_user_symbol, s, &b->symbols) {
		if (!strcmp(s->name, name)) {
			*out = *s;
			return 0;
		}
	}
	return -ENOENT;
}

static int recorded_each_user_symbol(struct np_world *w, const char *path, np_name_fn f, void *arg)
{
	struct binary *b = find(&recorded_of(w)->binaries, path);

	if (!b)
		return -ENOENT;
	np_vec_each (struct np_user_symbol, s, &b->symbols) {
		if (!f(arg, b->path, s->name))
			break;
	}
	return 0;
}

/* Debug info is too much to be recorded. */
static int recorded_user_function(struct np_world *w, const char *path, const char *name,
				  struct np_user_function *out)
{
	(void)w;
	(void)path;
	(void)name;
	(void)out;
	return -ENODATA;
}

static uint32_t recorded_user_type(struct np_world *w, const char *path, const char *name,
				   uint32_t kinds, struct np_btf **btf)
{
	(void)w;
	(void)path;
	(void)name;
	(void)kinds;
	(void)btf;
	return 0;
}

static uint32_t recorded_user_inlined(struct np_world *w, const char *path, const char *name,
				      const uint64_t **offsets)
{
	(void)w;
	(void)path;
	(void)name;
	*offsets = NULL;
	return 0;
}

/* What is not recorded. */
static int recorded_user_place(struct np_world *w, const char *path, const char *name,
			       struct np_user_place *out)
{
	(void)w;
	(void)path;
	(void)name;
	(void)out;
	return -ENOTSUP;
}

static int recorded_user_linked(struct np_world *w, const char *path, uint64_t file_offset,
				uint64_t *address)
{
	(void)w;
	(void)path;
	(void)file_offset;
	(void)address;
	return -ENOENT;
}

static int recorded_each_binary(struct np_world *w, const char *pattern, int pid, np_name_fn f,
				void *arg)
{
	(void)w;
	(void)pattern;
	(void)pid;
	(void)f;
	(void)arg;
	return -ENOTSUP;
}

static int recorded_user_at(struct np_world *w, const char *path, uint64_t address,
			    struct np_user_symbol *function, uint64_t *file_offset)
{
	(void)w;
	(void)path;
	(void)address;
	(void)function;
	(void)file_offset;
	return -ENOTSUP;
}

static int recorded_user_line(struct np_world *w, const char *path, const char *source,
			      uint32_t line, uint32_t column, uint64_t *address)
{
	(void)w;
	(void)path;
	(void)source;
	(void)line;
	(void)column;
	(void)address;
	return -ENODATA;
}

static const char *recorded_cgroup(struct np_world *w, const char *path, uint64_t *id,
				   uint32_t *level)
{
	(void)w;
	(void)path;
	*id = 0;
	*level = 0;
	return NULL;
}

static bool recorded_kfunc_allowed(struct np_world *w, const char *name,
				   enum np_kfunc_caller caller)
{
	(void)w;
	(void)name;
	(void)caller;
	return false;
}

static uint64_t recorded_kernel_address(struct np_world *w, const char *name)
{
	(void)w;
	(void)name;
	return UINT64_MAX;
}

static int recorded_can_override(struct np_world *w, const char *name)
{
	(void)w;
	(void)name;
	return -1;
}

static int recorded_each_program(struct np_world *w, np_name_fn f, void *arg)
{
	(void)w;
	(void)f;
	(void)arg;
	return 0;
}

static int recorded_code(struct np_world *w, const char *path, const char *name, void *buf,
			 size_t len)
{
	(void)w;
	(void)path;
	(void)name;
	(void)buf;
	(void)len;
	return -ENODATA;
}

static int recorded_usdt(struct np_world *w, const char *path, const struct np_usdt_site **sites,
			 uint32_t *n)
{
	struct binary *b = find(&recorded_of(w)->binaries, path);

	if (!b)
		return -ENOENT;
	*sites = b->sites.v;
	*n = b->sites.n;
	return 0;
}

static void recorded_close(struct np_world *w)
{
	struct recorded *r = recorded_of(w);
	struct np_btf *vmlinux = find(&r->btf, "vmlinux");

	for (uint32_t i = 0; i < r->btf.cap; i++) {
		if (r->btf.slots[i].key && r->btf.slots[i].value != vmlinux)
			np_btf_close(r->btf.slots[i].value);
	}
	np_btf_close(vmlinux);
	names_free(&r->tracepoint_names);
	names_free(&r->functions);
	np_arena_free(r->arena);
	free(r->text);
	free(r);
}

/* The rest of the text while it is read. */
struct reader {
	struct recorded *r;
	char *p, *end;
};

/* The next word of a line; NULL at its end. */
static char *word(char **line)
{
	char *w = *line;
	size_t n = strcspn(w, " ");

	if (!n)
		return NULL;
	*line = w + n;
	if (w[n]) {
		w[n] = 0;
		*line = w + n + 1;
	}
	return w;
}

static bool number(const char *w, uint64_t max, uint64_t *out)
{
	char *end;

	if (!w || *w < '0' || *w > '9')
		return false;
	errno = 0;
	*out = strtoull(w, &end, 0);
	return !errno && !*end && *out <= max;
}

/* A block of the length that the line ends with; the text goes on behind it. */
static char *block(struct reader *in, const char *length, size_t *len)
{
	char *bytes = in->p;
	uint64_t n;

	if (!number(length, (uint64_t)(in->end - in->p), &n))
		return NULL;
	in->p += n;
	*len = (size_t)n;
	return bytes;
}

/* "system: X" and "name: Y" head the format text. */
static const char *heading(struct np_arena *a, const char *text, size_t len, const char *what)
{
	const char *at = memmem(text, len, what, strlen(what)), *end;

	if (!at)
		return NULL;
	at += strlen(what);
	end = memchr(at, '\n', (size_t)(text + len - at));
	return end && end > at ? np_strndup(a, at, (size_t)(end - at)) : NULL;
}

static bool read_tracepoint(struct reader *in, char *line)
{
	struct recorded *r = in->r;
	const char *system, *name, *key;
	struct np_tp_format *format;
	size_t len;
	char *text = block(in, word(&line), &len);

	if (!text)
		return false;
	system = heading(r->arena, text, len, "system: ");
	name = heading(r->arena, text, len, "\nname: ");
	format = np_alloc(r->arena, sizeof(*format));
	if (!system || !name || np_tp_format_parse(r->arena, system, name, text, len, format))
		return false;
	key = np_sprintf(r->arena, "%s:%s", system, name);
	*np_strmap_put(r->arena, &r->tracepoints, key, strlen(key)) = format;
	names_add(&r->tracepoint_names, format->system, format->name);
	return true;
}

static bool read_btf(struct reader *in, char *line)
{
	struct recorded *r = in->r;
	char *module = word(&line), *bytes;
	struct np_btf *b;
	size_t len;

	bytes = module ? block(in, word(&line), &len) : NULL;
	/* A newline of its own ends the bytes. */
	if (!bytes || in->p >= in->end || *in->p++ != '\n')
		return false;
	if (find(&r->btf, module) ||
	    np_btf_from_bytes(bytes, len,
			      strcmp(module, "vmlinux") ? find(&r->btf, "vmlinux") : NULL, &b))
		return false;
	*np_strmap_put(r->arena, &r->btf, module, strlen(module)) = b;
	return true;
}

static bool read_feature(struct reader *in, char *line)
{
	const char *name = word(&line), *yes = word(&line);

	if (!name || !yes)
		return false;
	/* One that this version does not know is of no use to it. */
	for (int f = 0; f < NP_FEAT_COUNT; f++) {
		if (strcmp(np_feature_name(f), name))
			continue;
		in->r->features[f].yes = !strcmp(yes, "yes");
		in->r->features[f].why = in->r->features[f].yes ? NULL : line;
	}
	return true;
}

static struct binary *binary_of(struct recorded *r, const char *path)
{
	void **place = np_strmap_put(r->arena, &r->binaries, path, strlen(path));
	struct binary *b = *place;

	if (!b) {
		*place = b = np_alloc(r->arena, sizeof(*b));
		b->path = path;
	}
	return b;
}

static bool read_binary(struct reader *in, char *line)
{
	const char *name = word(&line), *path = word(&line);

	if (!name || !path)
		return false;
	*np_strmap_put(in->r->arena, &in->r->names, name, strlen(name)) = binary_of(in->r, path);
	return true;
}

static bool read_symbol(struct reader *in, char *line)
{
	const char *path = word(&line);
	struct np_user_symbol s = {.name = word(&line)};

	if (!path || !s.name || !number(word(&line), UINT64_MAX, &s.file_offset) ||
	    !number(word(&line), UINT64_MAX, &s.address) ||
	    !number(word(&line), UINT64_MAX, &s.size))
		return false;
	np_vec_push(in->r->arena, &binary_of(in->r, path)->symbols, s);
	return true;
}

static bool read_usdt(struct reader *in, char *line)
{
	const char *path = word(&line);
	struct np_usdt_site s = {.provider = word(&line)};

	s.name = word(&line);
	if (!path || !s.provider || !s.name || !number(word(&line), UINT64_MAX, &s.file_offset) ||
	    !number(word(&line), UINT64_MAX, &s.semaphore_offset))
		return false;
	s.args = line;
	np_vec_push(in->r->arena, &binary_of(in->r, path)->sites, s);
	return true;
}

static bool read_function(struct reader *in, char *line)
{
	const char *module = word(&line), *name = word(&line);

	if (!module || !name)
		return false;
	names_add(&in->r->functions, strcmp(module, "-") ? module : "", name);
	return true;
}

static bool read_release(struct reader *in, char *line)
{
	in->r->release = line;
	return *line != 0;
}

static bool read_cpus(struct reader *in, char *line)
{
	uint64_t n;

	if (!number(line, 1u << 16, &n) || !n)
		return false;
	in->r->cpus = (uint32_t)n;
	return true;
}

static bool read_all(struct recorded *r, size_t len)
{
	static const struct {
		const char *name;
		bool (*read)(struct reader *in, char *line);
	} rows[] = {
		{"release", read_release},
		{"cpus", read_cpus},
		{"feature", read_feature},
		{"function", read_function},
		{"tracepoint", read_tracepoint},
		{"btf", read_btf},
		{"binary", read_binary},
		{"symbol", read_symbol},
		{"usdt", read_usdt},
	};
	struct reader in = {.r = r, .p = r->text, .end = r->text + len};

	while (in.p < in.end) {
		char *line = in.p, *newline = memchr(line, '\n', (size_t)(in.end - line)), *what;
		bool known = false;

		if (!newline || memchr(line, 0, (size_t)(newline - line)))
			return false;
		*newline = 0;
		in.p = newline + 1;
		what = word(&line);
		for (unsigned i = 0; what && i < sizeof(rows) / sizeof(*rows); i++) {
			if (strcmp(rows[i].name, what))
				continue;
			known = true;
			if (!rows[i].read(&in, line))
				return false;
		}
		if (!known)
			return false;
	}
	names_sort(&r->tracepoint_names, true);
	names_sort(&r->functions, false);
	return r->release && r->cpus;
}

static const char damaged[] = "the recorded world is damaged";

/* The inflated text on the heap, NUL-terminated; NULL: *error says why. */
static char *inflate_file(const char *path, size_t *len, const char **error)
{
	uint64_t size = 0;
	char *file, *text = NULL;
	uLongf got;
	size_t n;

	if (live_read_file(path, &file, &n)) {
		*error = strerror(errno);
		return NULL;
	}
	if (n < WORLD_MAGIC_LEN + 8 || memcmp(file, WORLD_MAGIC, WORLD_MAGIC_LEN)) {
		*error = "this is not a recorded world";
		goto out;
	}
	for (unsigned i = 0; i < 8; i++)
		size |= (uint64_t)(unsigned char)file[WORLD_MAGIC_LEN + i] << i * 8;
	/* Deflate packs at most 1032 : 1. */
	if (!size || size > WORLD_MAX_TEXT || size / 1100 > n) {
		*error = damaged;
		goto out;
	}
	text = np_xrealloc(NULL, size + 1);
	got = size;
	if (uncompress((Bytef *)text, &got, (const Bytef *)file + WORLD_MAGIC_LEN + 8,
		       n - WORLD_MAGIC_LEN - 8) != Z_OK ||
	    got != size) {
		free(text);
		text = NULL;
		*error = damaged;
		goto out;
	}
	text[size] = 0;
	*len = size;
out:
	free(file);
	return text;
}

struct np_world *np_world_recorded(const char *path, const char **error)
{
	static const struct np_world_ops ops = {
		.release = recorded_release,
		.cpus = recorded_cpus,
		.has = recorded_has,
		.btf = recorded_btf,
		.module_btf = recorded_module_btf,
		.type_btf = recorded_type_btf,
		.tracepoint = recorded_tracepoint,
		.each_tracepoint = recorded_each_tracepoint,
		.function = recorded_function,
		.traceable = recorded_traceable,
		.each_function = recorded_each_function,
		.find_binary = recorded_find_binary,
		.user_symbol = recorded_user_symbol,
		.each_user_symbol = recorded_each_user_symbol,
		.user_function = recorded_user_function,
		.user_type = recorded_user_type,
		.user_inlined = recorded_user_inlined,
		.user_place = recorded_user_place,
		.user_linked = recorded_user_linked,
		.each_binary = recorded_each_binary,
		.user_at = recorded_user_at,
		.user_line = recorded_user_line,
		.cgroup = recorded_cgroup,
		.kfunc_allowed = recorded_kfunc_allowed,
		.kernel_address = recorded_kernel_address,
		.can_override = recorded_can_override,
		.code = recorded_code,
		.usdt = recorded_usdt,
		.each_program = recorded_each_program,
		.close = recorded_close,
	};
	struct recorded *r;
	size_t len;
	char *text = inflate_file(path, &len, error);

	if (!text)
		return NULL;
	r = np_xcalloc(1, sizeof(*r));
	r->world.ops = &ops;
	r->arena = np_arena_new();
	r->text = text;
	for (int f = 0; f < NP_FEAT_COUNT; f++)
		r->features[f].why = "the recording does not say";
	if (!read_all(r, len)) {
		*error = damaged;
		recorded_close(&r->world);
		return NULL;
	}
	return &r->world;
}
