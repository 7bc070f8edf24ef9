/*
 * The BTF reader against BTF that libbpf writes, against libbpf's own reading of the running
 * kernel's, and against bytes that were tampered with.
 */
#include <bpf/btf.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "btf/btf.h"
#include "btf/btf_write.h"
#include "btf_exercise.h"
#include "check.h"

#define K(kind) (1u << NP_BTF_##kind)

/* Ids of the types below, in the order in which sample() adds them. */
enum {
	ID_NONE,
	INT,
	CHAR,
	U8,
	S64,
	BOOL,
	PTR_INT,
	T_INT,
	C_T_INT,
	ARR3,
	ARR2x3,
	E,
	E_U,
	E64,
	INNER,
	MID,
	OUTER,
	FWD_ONLY,
	TAG,
	PTR_TAG,
	PROTO,
	F,
	S_FWD,
	S,
	BITS,
	T_S,
	TWICE_T,
	TWICE_S,
};

static void enums(struct btf *b)
{
	CHECK_INT(btf__add_enum(b, "e", 4), E);
	btf__add_enum_value(b, "ONE", 1);
	btf__add_enum_value(b, "MINUS", -1); /* makes it signed: kflag */
	CHECK_INT(btf__add_enum(b, "eu", 4), E_U);
	btf__add_enum_value(b, "TWO", 2);
	btf__add_enum_value(b, "BIG", 0xfffffff0);
	CHECK_INT(btf__add_enum64(b, "e64", 8, true), E64);
	btf__add_enum64_value(b, "HUGE", 0x123456789abcull);
	btf__add_enum64_value(b, "LOW", (uint64_t)-5);
}

/*
 * struct outer { int a; struct { union { int x; s64 y; }; u8 z; }; int w; }
 * with the anonymous ones as types of their own.
 */
static void structs(struct btf *b)
{
	CHECK_INT(btf__add_union(b, NULL, 8), INNER);
	btf__add_field(b, "x", INT, 0, 0);
	btf__add_field(b, "y", S64, 0, 0);
	CHECK_INT(btf__add_struct(b, NULL, 16), MID);
	btf__add_field(b, NULL, INNER, 0, 0);
	btf__add_field(b, "z", U8, 64, 0);
	CHECK_INT(btf__add_struct(b, "outer", 32), OUTER);
	btf__add_field(b, "a", INT, 0, 0);
	btf__add_field(b, NULL, MID, 64, 0);
	btf__add_field(b, "w", INT, 192, 0);
}

static struct btf *sample(void)
{
	struct btf *b = btf__new_empty();

	CHECK_INT(btf__add_int(b, "int", 4, BTF_INT_SIGNED), INT);
	btf__add_int(b, "char", 1, 0);
	btf__add_int(b, "u8", 1, 0);
	btf__add_int(b, "s64", 8, BTF_INT_SIGNED);
	btf__add_int(b, "_Bool", 1, BTF_INT_BOOL);
	btf__add_ptr(b, INT);
	btf__add_typedef(b, "t_int", INT);
	CHECK_INT(btf__add_const(b, T_INT), C_T_INT);
	btf__add_array(b, INT, C_T_INT, 3);
	CHECK_INT(btf__add_array(b, INT, ARR3, 2), ARR2x3);
	enums(b);
	structs(b);
	btf__add_fwd(b, "only_declared", BTF_FWD_STRUCT);
	btf__add_type_tag(b, "rcu", INT);
	btf__add_ptr(b, TAG);
	CHECK_INT(btf__add_func_proto(b, INT), PROTO);
	btf__add_func_param(b, "sk", PTR_INT);
	btf__add_func_param(b, "len", C_T_INT);
	btf__add_func(b, "f", BTF_FUNC_STATIC, PROTO);
	CHECK_INT(btf__add_fwd(b, "s", BTF_FWD_STRUCT), S_FWD);
	CHECK_INT(btf__add_struct(b, "s", 4), S);
	btf__add_field(b, "x", INT, 0, 0);
	CHECK_INT(btf__add_struct(b, "bits", 8), BITS);
	btf__add_field(b, "lo", U8, 0, 3);
	btf__add_field(b, "hi", U8, 3, 5);
	btf__add_field(b, "plain", INT, 32, 0);
	btf__add_typedef(b, "t_s", S);
	CHECK_INT(btf__add_typedef(b, "twice", INT), TWICE_T);
	CHECK_INT(btf__add_struct(b, "twice", 1), TWICE_S);
	return b;
}

/* A reader over a copy: libbpf takes its bytes back when it is asked for something else. */
static struct np_btf *open_raw(const struct btf *b, const struct np_btf *base)
{
	static uint8_t pool[1 << 16];
	static size_t used;
	struct np_btf *out = NULL;
	uint32_t len;
	const void *bytes = btf__raw_data(b, &len);

	memcpy(pool + used, bytes, len);
	CHECK_INT(np_btf_from_bytes(pool + used, len, base, &out), 0);
	used += len;
	return out;
}

static void test_types(struct np_btf *b)
{
	struct np_btf_type t;

	CHECK_INT(np_btf_count(b), TWICE_S + 1);
	CHECK(np_btf_type(b, 0, &t) && t.kind == NP_BTF_VOID);
	CHECK(!np_btf_type(b, TWICE_S + 1, &t) && !np_btf_type(b, ~0u, &t));
	CHECK(np_btf_type(b, INT, &t) && t.kind == NP_BTF_INT && t.size == 4 && t.is_signed);
	CHECK_STR(t.name, "int");
	CHECK(np_btf_type(b, CHAR, &t) && t.is_char && !t.is_signed && !t.is_bool);
	CHECK(np_btf_type(b, BOOL, &t) && t.is_bool && !t.is_char);
	CHECK(np_btf_type(b, PTR_INT, &t) && t.kind == NP_BTF_PTR && t.ref == INT);
	CHECK(np_btf_type(b, ARR2x3, &t) && t.vlen == 2 && t.ref == ARR3);
	CHECK(np_btf_type(b, F, &t) && t.kind == NP_BTF_FUNC && t.ref == PROTO && !t.vlen);
	CHECK(np_btf_type(b, PROTO, &t) && t.vlen == 2 && t.ref == INT);
	CHECK(np_btf_type(b, E, &t) && t.is_signed && t.vlen == 2);
	CHECK(np_btf_type(b, E_U, &t) && !t.is_signed);
	CHECK(np_btf_type(b, E64, &t) && t.is_signed && t.size == 8);
	CHECK_INT(np_btf_strip(b, C_T_INT), INT);
	CHECK_INT(np_btf_strip(b, TAG), INT);
	CHECK_INT(np_btf_strip(b, PTR_TAG), PTR_TAG);
	CHECK_INT(np_btf_strip(b, T_S), S);
	CHECK_INT(np_btf_sizeof(b, ARR2x3), 24);
	CHECK_INT(np_btf_sizeof(b, C_T_INT), 4);
	CHECK_INT(np_btf_sizeof(b, PTR_TAG), 8);
	CHECK_INT(np_btf_sizeof(b, OUTER), 32);
	CHECK_INT(np_btf_sizeof(b, F), 0);
	CHECK_INT(np_btf_sizeof(b, 0), 0);
}

static void test_members(struct np_btf *b)
{
	struct np_btf_member m;

	CHECK(np_btf_member(b, OUTER, 2, &m) && m.bit_offset == 192 && m.type == INT);
	CHECK_STR(m.name, "w");
	CHECK(np_btf_member(b, OUTER, 1, &m) && !*m.name);
	CHECK(!np_btf_member(b, OUTER, 3, &m));
	CHECK(!np_btf_member(b, INT, 0, &m));
	CHECK(np_btf_member(b, PROTO, 1, &m) && m.type == C_T_INT);
	CHECK_STR(m.name, "len");
	CHECK(np_btf_find_member(b, OUTER, "w", &m) && m.bit_offset == 192);
	CHECK(np_btf_find_member(b, OUTER, "y", &m) && m.bit_offset == 64 && m.type == S64);
	CHECK(np_btf_find_member(b, OUTER, "z", &m) && m.bit_offset == 128 && m.type == U8);
	CHECK(!np_btf_find_member(b, OUTER, "no", &m));
	CHECK(!np_btf_find_member(b, OUTER, "", &m));
	CHECK(np_btf_find_member(b, T_S, "x", &m)); /* through a typedef */
	CHECK(np_btf_find_member(b, BITS, "hi", &m) && m.bit_offset == 3 && m.bit_size == 5);
	CHECK(np_btf_find_member(b, BITS, "plain", &m) && m.bit_offset == 32 && !m.bit_size);
}

static void test_enums(struct np_btf *b)
{
	struct np_btf_enumerator e;
	int64_t v = 0;

	CHECK(np_btf_enumerator(b, E, 1, &e) && e.value == -1);
	CHECK(np_btf_enumerator(b, E_U, 1, &e) && e.value == 0xfffffff0);
	CHECK(np_btf_enumerator(b, E64, 0, &e) && e.value == 0x123456789abc);
	CHECK(np_btf_enumerator(b, E64, 1, &e) && e.value == -5);
	CHECK(!np_btf_enumerator(b, E64, 2, &e));
	CHECK_INT(np_btf_find_enumerator(b, "MINUS", &v), E);
	CHECK_INT(v, -1);
	CHECK_INT(np_btf_find_enumerator(b, "HUGE", &v), E64);
	CHECK_INT(v, 0x123456789abc);
	CHECK_INT(np_btf_find_enumerator(b, "e64", &v), 0);
	CHECK_INT(np_btf_find_enumerator(b, "", &v), 0);
	CHECK_STR(np_btf_enumerator_name(b, E, -1), "MINUS");
	/* The same four bytes, read without their sign. */
	CHECK_STR(np_btf_enumerator_name(b, E, 0xffffffff), "MINUS");
	CHECK_STR(np_btf_enumerator_name(b, E_U, 0xfffffff0), "BIG");
	CHECK(!np_btf_enumerator_name(b, E, 77) && !np_btf_enumerator_name(b, INT, 1));
}

static void test_find(const struct btf *raw)
{
	struct np_btf *b = open_raw(raw, NULL);
	char name[16];

	np_btf_want(b, "outer", 5);
	np_btf_want(b, "u8 and more", 2); /* the length counts */
	CHECK_INT(np_btf_find(b, "outer", K(STRUCT)), OUTER);
	CHECK_INT(np_btf_find(b, "outer", K(UNION) | K(FUNC)), 0);
	CHECK_INT(np_btf_find(b, "u8", K(INT)), U8);
	/* Not announced: each a pass, then a table of all names. */
	CHECK_INT(np_btf_find(b, "t_int", K(TYPEDEF)), T_INT);
	CHECK_INT(np_btf_find(b, "f", K(FUNC)), F);
	CHECK_INT(np_btf_find(b, "e", K(ENUM)), E);
	/* A definition before a declaration; the kind decides between two of one name. */
	CHECK_INT(np_btf_find(b, "s", K(STRUCT) | K(FWD)), S);
	CHECK_INT(np_btf_find(b, "s", K(FWD)), S_FWD);
	CHECK_INT(np_btf_find(b, "only_declared", K(STRUCT) | K(FWD)), FWD_ONLY);
	CHECK_INT(np_btf_find(b, "twice", K(STRUCT)), TWICE_S);
	CHECK_INT(np_btf_find(b, "twice", K(TYPEDEF)), TWICE_T);
	CHECK_INT(np_btf_find(b, "twice", ~0u), TWICE_T);
	CHECK_INT(np_btf_find(b, "", ~0u), 0);
	for (int i = 0; i < 200; i++) {
		snprintf(name, sizeof(name), "none%d", i);
		CHECK_INT(np_btf_find(b, name, ~0u), 0);
	}
	CHECK_INT(np_btf_find(b, "bits", ~0u), BITS);
	CHECK_INT(np_btf_find(b, "rcu", ~0u), 0); /* a tag is not a name */
	CHECK_INT(np_btf_find(b, "eu", ~0u), E_U);
	np_btf_close(b);
}

static bool count_types(void *arg, uint32_t id, const char *name)
{
	(void)id;
	(void)name;
	return ++*(int *)arg < 2;
}

static void test_each(struct np_btf *b)
{
	int n = 0;

	np_btf_each(b, K(INT), count_types, &n);
	CHECK_INT(n, 2); /* stopped by the callback */
	n = -100;
	np_btf_each(b, K(INT) | K(TYPEDEF), count_types, &n);
	CHECK_INT(n, -100 + 5 + 3);
}

static void test_split(struct btf *raw)
{
	struct btf *module_raw = btf__new_empty_split(raw);
	struct np_btf *base = open_raw(raw, NULL), *b;
	struct np_btf_member m;
	struct np_btf_type t;
	int64_t v;

	CHECK_INT(btf__add_struct(module_raw, "mod", 8), TWICE_S + 1);
	btf__add_field(module_raw, "inner", OUTER, 0, 0);
	btf__add_field(module_raw, "x", INT, 0, 0);
	btf__add_enum(module_raw, "mod_e", 4);
	btf__add_enum_value(module_raw, "MOD_ONE", 41);
	b = open_raw(module_raw, base);
	CHECK_INT(np_btf_count(b), TWICE_S + 3);
	CHECK_INT(np_btf_find(b, "mod", K(STRUCT)), TWICE_S + 1);
	CHECK_INT(np_btf_find(base, "mod", K(STRUCT)), 0);
	/* What the module does not have is its base's. */
	CHECK_INT(np_btf_find(b, "outer", K(STRUCT)), OUTER);
	CHECK_INT(np_btf_find_enumerator(b, "MOD_ONE", &v), TWICE_S + 2);
	CHECK_INT(v, 41);
	CHECK_INT(np_btf_find_enumerator(b, "TWO", &v), E_U);
	/* "x" and "inner": one name of the base's strings, one of its own. */
	CHECK(np_btf_find_member(b, TWICE_S + 1, "x", &m) && m.type == INT);
	CHECK(np_btf_find_member(b, TWICE_S + 1, "inner", &m) && m.type == OUTER);
	CHECK(np_btf_type(b, OUTER, &t));
	CHECK_STR(t.name, "outer");
	np_btf_close(b);
	np_btf_close(base);
	btf__free(module_raw);
}

/* BTF made word by word: what libbpf refuses to write. */
static size_t make(uint8_t *out, const uint32_t *types, uint32_t type_len, const char *strings,
		   uint32_t str_len)
{
	uint32_t header[6] = {0x0001eb9f, 24, 0, type_len, type_len, str_len};

	memcpy(out, header, 24);
	memcpy(out + 24, types, type_len);
	memcpy(out + 24 + type_len, strings, str_len);
	return 24 + type_len + str_len;
}

#define HEAD(name, kind, vlen, value) (name), (uint32_t)(kind) << 24 | (vlen), (value)

static void test_cycles(void)
{
	static const uint32_t types[] = {
		HEAD(1, NP_BTF_TYPEDEF, 0, 2), /* 1: t -> 2 */
		HEAD(1, NP_BTF_TYPEDEF, 0, 1), /* 2: t -> 1 */
		HEAD(0, NP_BTF_ARRAY, 0, 0),
		3,
		3,
		2, /* 3: array of itself */
		HEAD(1, NP_BTF_STRUCT, 2, 8),
		0,
		4,
		0,
		0,
		4,
		0, /* 4: two anonymous selves */
		HEAD(0, NP_BTF_ARRAY, 0, 0),
		4,
		4,
		0xffffffff, /* 5: too large */
	};
	uint8_t bytes[256];
	size_t len = make(bytes, types, sizeof(types), "\0t", 3);
	struct np_btf_member m;
	struct np_btf *b;

	CHECK_INT(np_btf_from_bytes(bytes, len, NULL, &b), 0);
	CHECK_INT(np_btf_count(b), 6);
	CHECK_INT(np_btf_strip(b, 1), 0);
	CHECK_INT(np_btf_sizeof(b, 3), 0);
	CHECK_INT(np_btf_sizeof(b, 5), 0);
	CHECK(!np_btf_find_member(b, 4, "t", &m));
	np_btf_close(b);
}

/* Before kflag: the INT says how many bits. Struct { 3 bits, 5 bits, int }. */
static void test_old_bitfields(void)
{
	static const uint32_t types[] = {
		HEAD(1, NP_BTF_INT, 0, 4),
		3, /* 1: 3 bits of 4 bytes */
		HEAD(1, NP_BTF_INT, 0, 4),
		5, /* 2 */
		HEAD(1, NP_BTF_INT, 0, 4),
		1u << 24 | 32, /* 3: int */
		HEAD(1, NP_BTF_STRUCT, 3, 8),
		1,
		1,
		0,
		1,
		2,
		3,
		1,
		3,
		32,
	};
	uint8_t bytes[256];
	size_t len = make(bytes, types, sizeof(types), "\0t", 3);
	struct np_btf_member m;
	struct np_btf *b;

	CHECK_INT(np_btf_from_bytes(bytes, len, NULL, &b), 0);
	CHECK(np_btf_member(b, 4, 0, &m) && m.bit_offset == 0 && m.bit_size == 3);
	CHECK(np_btf_member(b, 4, 1, &m) && m.bit_offset == 3 && m.bit_size == 5);
	CHECK(np_btf_member(b, 4, 2, &m) && m.bit_offset == 32 && m.bit_size == 0);
	np_btf_close(b);
}

static void test_bad_headers(void)
{
	static const uint32_t types[] = {HEAD(1, NP_BTF_STRUCT, 0, 8), HEAD(1, NP_BTF_UNION, 9, 8)};
	uint8_t bytes[256], bad[256];
	size_t len = make(bytes, types, sizeof(types), "\0t", 3);
	struct np_btf *b;

	/* The second record claims members that are not there: it has no id. */
	CHECK_INT(np_btf_from_bytes(bytes, len, NULL, &b), 0);
	CHECK_INT(np_btf_count(b), 2);
	np_btf_close(b);
	for (size_t cut = 0; cut < len; cut++)
		CHECK_INT(np_btf_from_bytes(bytes, cut, NULL, &b), -EINVAL);
	for (unsigned at = 0; at < 24; at += 4) {
		memcpy(bad, bytes, len);
		memset(bad + at, 0xff, 4);
		CHECK_INT(np_btf_from_bytes(bad, len, NULL, &b), -EINVAL);
	}
	memcpy(bad, bytes, len);
	bad[len - 1] = 'x'; /* strings that do not end */
	CHECK_INT(np_btf_from_bytes(bad, len, NULL, &b), -EINVAL);
	CHECK_INT(np_btf_open("/", NULL, &b), -EINVAL);
	CHECK_INT(np_btf_open("/no/such/file", NULL, &b), -ENOENT);
}

/* Reproducible: the same numbers on every machine. */
static uint32_t next_random(uint32_t *state)
{
	return *state = *state * 1664525 + 1013904223;
}

static void test_mutations(const struct btf *raw)
{
	uint32_t len, state = 1;
	const uint8_t *good = btf__raw_data(raw, &len);
	size_t sum = 0;

	for (int round = 0; round < 20000; round++) {
		uint8_t *bytes = malloc(len); /* of the exact size, for the sanitizer */
		struct np_btf *b;

		if (!bytes)
			break;
		memcpy(bytes, good, len);
		for (unsigned n = 1 + round % 5; n > 0; n--) {
			uint32_t r = next_random(&state) >> 8;

			/* One byte, or a word of a record. */
			if (r & 1)
				bytes[24 + (r >> 1) % (len - 24)] = (uint8_t)next_random(&state);
			else
				memset(bytes + (24 + (r >> 1) % (len - 28)), r & 2 ? 0 : 0xff, 4);
		}
		if (!np_btf_from_bytes(bytes, len, NULL, &b)) {
			sum += btf_exercise(b);
			np_btf_close(b);
		}
		free(bytes);
	}
	CHECK(sum > 0);
}

static void test_running_kernel(void)
{
	static const char path[] = "/sys/kernel/btf/vmlinux";
	static const char *const names[] = {"task_struct", "sk_buff", "list_head", "in6_addr"};
	struct np_btf *b;
	struct btf *peer;

	if (access(path, R_OK)) {
		CHECK_SKIP("this kernel has no BTF");
		return;
	}
	CHECK_INT(np_btf_open(path, NULL, &b), 0);
	peer = btf__parse(path, NULL);
	CHECK_INT(np_btf_count(b), btf__type_cnt(peer));
	for (uint32_t id = 1; id < btf__type_cnt(peer); id++) {
		const struct btf_type *p = btf__type_by_id(peer, id);
		struct np_btf_type t;

		if (!np_btf_type(b, id, &t) || t.kind != btf_kind(p) ||
		    strcmp(t.name, btf__name_by_offset(peer, p->name_off))) {
			CHECK_INT(id, 0); /* this one differs */
			break;
		}
		if (btf_is_composite(p) && p->size <= 1u << 20) {
			struct np_btf_member m;

			CHECK_INT(np_btf_sizeof(b, id), btf__resolve_size(peer, id));
			for (uint32_t i = 0; i < btf_vlen(p); i++) {
				CHECK(np_btf_member(b, id, i, &m));
				CHECK_INT(m.bit_offset, btf_member_bit_offset(p, i));
				CHECK_INT(m.bit_size, btf_member_bitfield_size(p, i));
			}
		}
	}
	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++)
		CHECK_INT(np_btf_find(b, names[i], K(STRUCT)),
			  btf__find_by_name_kind(peer, names[i], BTF_KIND_STRUCT));
	btf__free(peer);
	np_btf_close(b);
}

/* What is written behind other types, libbpf reads. */
static void test_write(struct btf *raw)
{
	struct np_arena *a = np_arena_new();
	struct np_btf *base = open_raw(raw, NULL), *b;
	struct np_btf_writer w;
	const struct btf_type *t;
	struct btf *peer;
	const void *bytes;
	size_t len;
	FILE *f;

	np_btf_writer_init(&w, a, base);
	uint32_t first = np_btf_write_int(&w, "u16", 2, false, false);
	uint32_t array = np_btf_write_array(&w, first, 3);
	struct np_btf_member members[] = {
		{"a", first, 0, 0}, {"b", INT, 16, 5}, {"", array, 32, 0}};
	struct np_btf_enumerator values[] = {{"LOW", -1}, {"HIGH", 1ll << 40}};
	uint32_t s = np_btf_write_struct(&w, false, "own", 12, members, 3);
	uint32_t e = np_btf_write_enum(&w, "level", 8, true, values, 2);

	np_btf_write_simple(&w, NP_BTF_TYPEDEF, "own_t", s);
	np_btf_write_forward(&w, "later", true);
	b = np_btf_writer_finish(&w);
	CHECK(b != NULL);
	CHECK_INT(first, np_btf_count(base));
	CHECK_INT(np_btf_find(b, "own", K(STRUCT)), s);
	CHECK_INT(np_btf_owner(b, s) == b && np_btf_owner(b, INT) == base, true);
	bytes = np_btf_bytes(b, &len);
	f = tmpfile();
	CHECK_INT(fwrite(bytes, 1, len, f), len);
	fflush(f);
	peer = btf__parse_raw_split(np_sprintf(a, "/proc/self/fd/%d", fileno(f)), raw);
	CHECK(peer != NULL);
	fclose(f);
	CHECK_INT(btf__type_cnt(peer), np_btf_count(b));
	t = btf__type_by_id(peer, s);
	CHECK_STR(btf__name_by_offset(peer, t->name_off), "own");
	CHECK_INT(btf_member_bit_offset(t, 1), 16);
	CHECK_INT(btf_member_bitfield_size(t, 1), 5);
	CHECK_INT(btf__resolve_size(peer, array), 6);
	CHECK_INT(btf_kind(btf__type_by_id(peer, e)), BTF_KIND_ENUM64);
	btf__free(peer);
	np_btf_close(b);
	np_btf_close(base);
	np_arena_free(a);
}

int main(void)
{
	struct btf *raw = sample();
	struct np_btf *b = open_raw(raw, NULL);

	test_types(b);
	test_members(b);
	test_enums(b);
	test_each(b);
	np_btf_close(b);
	test_find(raw);
	test_split(raw);
	test_write(raw);
	test_cycles();
	test_old_bitfields();
	test_bad_headers();
	test_mutations(raw);
	test_running_kernel();
	btf__free(raw);
	return check_done();
}
