/*
 * Recorded worlds: the fixtures say what is known of their kernels, saving and reading again
 * changes nothing, and a file that was tampered with is refused or read safely.
 */
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "base/text.h"
#include "check.h"
#include "world/world_live.h"

#define K(kind) (1u << NP_BTF_##kind)

static char *temp_path(void)
{
	static char path[64];
	int fd;

	strcpy(path, "/tmp/np-world-XXXXXX");
	fd = mkstemp(path);
	CHECK(fd >= 0);
	close(fd);
	return path;
}

static struct np_world *fixture(const char *kernel)
{
	const char *error = "", *here = __FILE__;
	char path[4096];
	struct np_world *w;

	snprintf(path, sizeof(path), "%.*s/../fixtures/%s.world", (int)(strrchr(here, '/') - here),
		 here, kernel);
	w = np_world_recorded(path, &error);
	if (!w)
		fprintf(stderr, "%s: %s\n", path, error);
	CHECK(w != NULL);
	return w;
}

static const struct np_tp_field *field(struct np_world *w, const char *system, const char *name,
				       const char *field)
{
	const struct np_tp_format *f;

	if (w->ops->tracepoint(w, system, name, &f))
		return NULL;
	for (uint32_t i = 0; i < f->n_fields; i++) {
		if (!strcmp(f->fields[i].name, field))
			return &f->fields[i];
	}
	return NULL;
}

/* Facts of kernel history, from its change log; see also what PLATFORM notes say. */
static void test_fixtures(void)
{
	static const struct {
		const char *kernel;
		bool kfree_skb, kfree_skb_reason, sk_skb_reason_drop, reason, rx_sk, rdonly_cast;
		bool kprobe_multi, no_prealloc, ringbuf;
	} rows[] = {
		{"5.10", true, false, false, false, false, false, false, false, true},
		{"6.1", false, true, false, true, false, false, false, true, true},
		{"6.12", false, false, true, true, true, true, true, true, true},
		{"7.2", false, false, true, true, true, true, true, true, true},
	};

	for (unsigned i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct np_world *w = fixture(rows[i].kernel);
		struct np_btf_member m;
		struct np_btf *b;
		uint32_t id;

		if (!w)
			continue;
		CHECK(!strncmp(w->ops->release(w), rows[i].kernel, strlen(rows[i].kernel)));
		CHECK_INT(w->ops->function(w, NULL, "kfree_skb", NULL), rows[i].kfree_skb);
		CHECK_INT(w->ops->function(w, "", "kfree_skb_reason", NULL),
			  rows[i].kfree_skb_reason);
		CHECK_INT(w->ops->function(w, "vmlinux", "sk_skb_reason_drop", NULL),
			  rows[i].sk_skb_reason_drop);
		CHECK(!w->ops->function(w, "no_such_module", "tcp_v4_rcv", NULL));
		CHECK_INT(field(w, "skb", "kfree_skb", "reason") != NULL, rows[i].reason);
		CHECK_INT(field(w, "skb", "kfree_skb", "rx_sk") != NULL, rows[i].rx_sk);
		CHECK(field(w, "skb", "kfree_skb", "location") != NULL);
		CHECK_INT(np_world_has(w, NP_FEAT_RDONLY_CAST), rows[i].rdonly_cast);
		CHECK_INT(np_world_has(w, NP_FEAT_KPROBE_MULTI), rows[i].kprobe_multi);
		CHECK_INT(np_world_has(w, NP_FEAT_MAP_NO_PREALLOC), rows[i].no_prealloc);
		CHECK_INT(np_world_has(w, NP_FEAT_RINGBUF), rows[i].ringbuf);
		b = np_world_btf(w);
		CHECK(b != NULL);
		id = b ? np_btf_find(b, "sk_buff", K(STRUCT)) : 0;
		CHECK(id && np_btf_find_member(b, id, "pkt_type", &m) && m.bit_size == 3);
		CHECK(id && np_btf_find_member(b, id, "dev", &m));
		w->ops->close(w);
	}
}

/* Everything that a world tells, as text. */
struct telling {
	struct np_world *w;
	struct np_text out;
	unsigned steps; /* types told: hostile ones may lead to any number */
};

static bool tell_tracepoint(void *arg, const char *system, const char *name)
{
	const struct np_tp_format *f;
	struct telling *t = arg;

	CHECK_INT(t->w->ops->tracepoint(t->w, system, name, &f), 0);
	np_text_addf(&t->out, "%s:%s %u %s\n", f->system, f->name, f->id, f->print_fmt);
	for (uint32_t i = 0; i < f->n_fields; i++) {
		struct np_tp_field *x = &f->fields[i];

		np_text_addf(&t->out, "\t%s|%s %u %u %d%d%d%d%d\n", x->type, x->name, x->offset,
			     x->size, x->is_signed, x->is_array, x->is_data_loc, x->is_rel_loc,
			     x->is_common);
	}
	return true;
}

static bool tell_function(void *arg, const char *module, const char *name)
{
	struct telling *t = arg;

	np_text_addf(&t->out, "%s %s\n", module, name);
	return true;
}

static bool tell_symbol(void *arg, const char *path, const char *name)
{
	struct telling *t = arg;
	struct np_user_symbol s;

	CHECK_INT(t->w->ops->user_symbol(t->w, path, name, &s), 0);
	np_text_addf(&t->out, "%s %s %" PRIx64 " %" PRIx64 " %" PRIu64 "\n", path, s.name,
		     s.file_offset, s.address, s.size);
	return true;
}

/* A type by its meaning, not its ids: pointers one step deep, so that it ends. */
static void tell_type(struct telling *t, struct np_btf *b, uint32_t id, unsigned depth)
{
	struct np_btf_member m;
	struct np_btf_enumerator e;
	struct np_btf_type y;

	if (t->steps++ > 100000 || !np_btf_type(b, id, &y))
		return;
	np_text_addf(&t->out, "%d:%s:%u:%u:%d%d%d", y.kind, y.name, y.size, y.vlen, y.is_signed,
		     y.is_bool, y.is_char);
	if (!depth || y.kind == NP_BTF_PTR)
		return;
	if (y.ref) {
		np_text_add(&t->out, "(");
		tell_type(t, b, y.ref, depth - 1);
		np_text_add(&t->out, ")");
	}
	for (uint32_t i = 0; y.kind != NP_BTF_ARRAY && i < y.vlen; i++) {
		if (t->steps > 100000)
			return;
		if (np_btf_member(b, id, i, &m)) {
			np_text_addf(&t->out, "\n\t%s %u %u ", m.name, m.bit_offset, m.bit_size);
			tell_type(t, b, m.type, depth - 1);
		} else if (np_btf_enumerator(b, id, i, &e)) {
			np_text_addf(&t->out, "\n\t%s %" PRId64, e.name, e.value);
		}
	}
}

static const char *const roots[] = {"sk_buff", "sock", "task_struct", "net_device",      "tcp_sock",
				    "iphdr",   "u32",  "in6_addr",    "skb_drop_reason", "file"};

static char *tell(struct np_world *w, bool with_lists)
{
	struct telling t = {.w = w};
	const char *path = w->ops->find_binary(w, "c");
	struct np_btf *b = np_world_btf(w);

	np_text_addf(&t.out, "%s %u %s\n", w->ops->release(w), w->ops->cpus(w), path ? path : "-");
	for (int f = 0; f < NP_FEAT_COUNT; f++) {
		const char *why = "";

		np_text_addf(&t.out, "%s %d ", np_feature_name(f), w->ops->has(w, f, &why));
		np_text_addf(&t.out, "%s\n", why ? why : "");
	}
	if (with_lists) {
		w->ops->each_tracepoint(w, tell_tracepoint, &t);
		w->ops->each_function(w, tell_function, &t);
		if (path)
			w->ops->each_user_symbol(w, path, tell_symbol, &t);
	}
	for (unsigned i = 0; b && i < sizeof(roots) / sizeof(*roots); i++) {
		uint32_t id =
			np_btf_find(b, roots[i], K(STRUCT) | K(TYPEDEF) | K(ENUM) | K(ENUM64));

		t.steps = 0;
		if (id)
			tell_type(&t, b, id, 6);
		np_text_add(&t.out, "\n");
	}
	return t.out.s;
}

static void check_same(char *a, char *b)
{
	size_t at = 0;

	while (a[at] && a[at] == b[at])
		at++;
	CHECK(a[at] == b[at]);
	if (a[at] != b[at])
		fprintf(stderr, "differs at: %.120s\nand: %.120s\n", a + (at > 40 ? at - 40 : 0),
			b + (at > 40 ? at - 40 : 0));
	free(a);
	free(b);
}

/* Recording a recording with everything selected loses nothing that it had. */
static void test_round_trip(void)
{
	static const char *const all[] = {"t:*", "p:*", "b:c:*", "s:*"};
	struct np_world *w = fixture("6.12"), *again;
	char *path = temp_path();
	const char *error = "";

	if (!w)
		return;
	CHECK_INT(np_world_save(w, path, all, 4), 0);
	again = np_world_recorded(path, &error);
	CHECK(again != NULL);
	if (again) {
		check_same(tell(w, true), tell(again, true));
		again->ops->close(again);
	}
	w->ops->close(w);
	unlink(path);
}

/* What is cut out of the running kernel is as it is there. */
static void test_live_cut(void)
{
	static const char *const some[] = {
		"t:skb:kfree_skb", "s:*_struct",        "s:sk_buff", "s:sock",
		"s:net_device",    "s:tcp_sock",        "s:iphdr",   "s:u32",
		"s:in6_addr",      "s:skb_drop_reason", "s:file",    "b:c:malloc"};
	struct np_world *w = np_world_live(), *cut;
	char *path = temp_path();
	const char *error = "";

	if (!np_world_btf(w) || !np_world_tracefs()) {
		CHECK_SKIP("needs BTF and tracefs");
	} else {
		CHECK_INT(np_world_save(w, path, some, sizeof(some) / sizeof(*some)), 0);
		cut = np_world_recorded(path, &error);
		CHECK(cut != NULL);
		if (cut) {
			struct np_user_symbol a, b;
			const char *c = w->ops->find_binary(w, "c");

			check_same(tell(w, false), tell(cut, false));
			CHECK_INT(w->ops->user_symbol(w, c, "malloc", &a), 0);
			CHECK_INT(cut->ops->user_symbol(cut, c, "malloc", &b), 0);
			CHECK_INT(a.file_offset, b.file_offset);
			cut->ops->close(cut);
		}
	}
	w->ops->close(w);
	unlink(path);
}

static void write_bytes(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	CHECK(f && fwrite(bytes, 1, n, f) == n);
	if (f)
		fclose(f);
}

static void open_and_ask(const char *path)
{
	const char *error = NULL;
	struct np_world *w = np_world_recorded(path, &error);

	CHECK((w != NULL) != (error != NULL && *error));
	if (w) {
		struct telling t = {.w = w};

		w->ops->each_tracepoint(w, tell_tracepoint, &t);
		np_text_free(&t.out);
		free(tell(w, false));
		w->ops->close(w);
	}
}

/* The text of a small recording, changed in places and packed again. */
static void test_hostile(void)
{
	static const char *const few[] = {"t:skb:kfree_skb", "p:tcp_v4_rcv", "s:in6_addr",
					  "b:c:malloc"};
	static unsigned char packed[1 << 20], text[1 << 20], changed[1 << 20];
	struct np_world *w = fixture("6.12");
	char *path = temp_path();
	uLongf n, packed_n;
	uint32_t state = 1;
	size_t size;
	FILE *f;

	if (!w)
		return;
	CHECK_INT(np_world_save(w, path, few, 4), 0);
	w->ops->close(w);
	f = fopen(path, "rb");
	size = f ? fread(packed, 1, sizeof(packed), f) : 0;
	if (f)
		fclose(f);
	n = sizeof(text);
	CHECK(size > 16 && uncompress(text, &n, packed + 16, size - 16) == Z_OK);
	for (int round = 0; round < 600; round++) {
		size_t len = n;

		memcpy(changed, text, n);
		for (int k = 0; k <= round % 4; k++) {
			state = state * 1664525 + 1013904223;
			changed[(state >> 8) % n] = (unsigned char)(state >> 3);
		}
		if (round % 7 == 0)
			len = (state >> 8) % n + 1;
		memcpy(packed, "NPWORLD1", 8);
		for (unsigned i = 0; i < 8; i++)
			packed[8 + i] = (unsigned char)((uint64_t)len >> i * 8);
		packed_n = sizeof(packed) - 16;
		compress2(packed + 16, &packed_n, changed, len, 1);
		write_bytes(path, packed, packed_n + 16);
		open_and_ask(path);
	}
	/* Cut, with a wrong length, and no recording at all. */
	write_bytes(path, packed, packed_n / 2);
	open_and_ask(path);
	memset(packed + 8, 0xff, 8);
	write_bytes(path, packed, packed_n + 16);
	open_and_ask(path);
	write_bytes(path, "NPWORLD1", 8);
	open_and_ask(path);
	write_bytes(path, "hello", 5);
	open_and_ask(path);
	unlink(path);
	open_and_ask(path);
}

int main(void)
{
	test_fixtures();
	test_round_trip();
	test_live_cut();
	test_hostile();
	return check_done();
}
