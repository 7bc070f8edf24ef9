/*
 * Fields of tracepoint records.  The format file says where a field is, how wide, of which
 * sign; the kernel's struct trace_event_raw_X, when BTF has it, says of which type it really
 * is.  An event's struct may be that of its class, which only its members tell.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/checker.h"

#define RECORD "trace_event_raw_"

static const struct np_tp_field *find_field(const struct np_tp_format *f, const char *name)
{
	for (uint32_t i = 0; f && i < f->n_fields; i++)
		if (!strcmp(f->fields[i].name, name))
			return &f->fields[i];
	return NULL;
}

/* The member of the record struct that is the field: at the same place, as large. */
static bool record_member(const struct np_btf *btf, uint32_t id, const struct np_tp_field *f,
			  struct np_btf_member *out)
{
	for (uint32_t i = 0; np_btf_member(btf, id, i, out); i++)
		if (!strcmp(out->name, f->name) && !out->bit_size &&
		    out->bit_offset == f->offset * 8)
			return np_btf_sizeof(btf, out->type) == f->size;
	return false;
}

/* All fixed fields are there, and there is one at least. */
static bool is_record_of(const struct np_btf *btf, uint32_t id, const struct np_tp_format *f)
{
	struct np_btf_member m;
	uint32_t found = 0;

	for (uint32_t i = 0; i < f->n_fields; i++) {
		const struct np_tp_field *field = &f->fields[i];

		if (field->is_common || field->is_data_loc || field->is_rel_loc)
			continue;
		if (!record_member(btf, id, field, &m))
			return false;
		found++;
	}
	return found;
}

static bool collect_record(void *arg, uint32_t id, const char *name)
{
	struct np_checker *c = arg;

	if (!strncmp(name, RECORD, sizeof(RECORD) - 1))
		np_vec_push(c->arena, &c->records, id);
	return true;
}

/* BTF id of the record's struct, 0: none is known. */
static uint32_t find_record(struct np_checker *c, struct np_btf *btf, const struct np_tp_format *f)
{
	uint32_t id =
		np_btf_find(btf, np_sprintf(c->arena, RECORD "%s", f->name), 1u << NP_BTF_STRUCT);

	if (id && is_record_of(btf, id, f))
		return id;
	if (!strcmp(f->system, "syscalls")) /* made up by the kernel as it runs */
		return 0;
	if (!c->records_known) {
		c->records_known = true;
		np_btf_each(btf, 1u << NP_BTF_STRUCT, collect_record, c);
	}
	np_vec_each (uint32_t, it, &c->records)
		if (is_record_of(btf, *it, f))
			return *it;
	return 0;
}

/* The name in a field's type text, without const, stars and brackets. */
static void bare_name(const char *text, char *name, size_t size)
{
	size_t n;

	while (!strncmp(text, "const ", 6) || !strncmp(text, "volatile ", 9))
		text = strchr(text, ' ') + 1;
	n = strcspn(text, "*[");
	while (n && isspace((unsigned char)text[n - 1]))
		n--;
	snprintf(name, size, "%.*s", (int)n, text);
}

/* The type that the text names, as far as it can be known; NULL: only its size is. */
static const struct np_type *text_type(struct np_checker *c, const char *text)
{
	struct np_btf *btf = c->probe->btf;
	char name[128];
	const char *tag = "", *rest = name;
	uint32_t id, kinds = 1u << NP_BTF_TYPEDEF | 1u << NP_BTF_INT;
	const struct np_type *t = NULL;

	bare_name(text, name, sizeof(name));
	if (!strncmp(name, "struct ", 7) || !strncmp(name, "union ", 6) ||
	    !strncmp(name, "enum ", 5)) {
		tag = name;
		rest = strchr(name, ' ') + 1;
		kinds = *tag == 's'   ? 1u << NP_BTF_STRUCT
			: *tag == 'u' ? 1u << NP_BTF_UNION
				      : 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64;
	}
	if (!*tag) {
		/* the words of C that formats use: the plain ones first, they need no BTF */
		if (!strcmp(name, "char"))
			t = np_type_intern(c->types, &(struct np_type){.kind = NP_V_INT,
								       .size = 1,
								       .is_signed = true,
								       .is_char = true});
		else if (!strcmp(name, "int"))
			t = np_type_int(c->types, 4, true);
		else if (!strcmp(name, "unsigned int"))
			t = np_type_int(c->types, 4, false);
		else if (!strcmp(name, "bool"))
			t = np_type_bool(c->types);
		else if (!strcmp(name, "void"))
			t = np_type_void(c->types);
	}
	if (!t && btf && (id = np_btf_find(btf, rest, kinds)))
		t = np_type_from_btf(c->types, btf, id);
	for (const char *star = strchr(text, '*'); star; star = strchr(star + 1, '*'))
		t = np_type_ptr(c->types, t ? t : np_type_void(c->types), false);
	return t;
}

static uint32_t element_count(const char *type)
{
	const char *bracket = strchr(type, '[');
	unsigned long n = bracket ? strtoul(bracket + 1, NULL, 0) : 0;

	return n > UINT32_MAX ? 0 : (uint32_t)n;
}

/* The type by the format alone. */
static const struct np_type *format_type(struct np_checker *c, const struct np_tp_field *f)
{
	const struct np_type *t = text_type(c, f->type);
	uint32_t count = f->is_array ? element_count(f->type) : 0;
	uint32_t each = count && f->size % count == 0 ? f->size / count : f->is_array ? 1 : f->size;

	if (t && t->kind == NP_V_INT && t->is_char && f->is_array && each == 1)
		return np_type_intern(
			c->types,
			&(struct np_type){.kind = NP_V_STR, .size = f->size, .is_char = true});
	if (!t || t->size != each || t->kind == NP_V_INT)
		t = each == 1 || each == 2 || each == 4 || each == 8
			    ? np_type_int(c->types, each, f->is_signed)
			    : np_type_array(c->types, np_type_int(c->types, 1, false), each);
	return f->is_array ? np_type_array(c->types, t, f->size / each) : t;
}

/* System calls: each argument fills a register, whatever its type. */
static const struct np_type *syscall_type(struct np_checker *c, const struct np_tp_field *f)
{
	const struct np_type *t = text_type(c, f->type);

	if (f->size != 8 || !t)
		return format_type(c, f);
	if (t->kind == NP_V_PTR)
		return np_type_ptr(c->types, t->elem, true);
	return np_type_is_integer(t) && t->size < 8 ? t : format_type(c, f);
}

static const struct np_type *dynamic_type(struct np_checker *c, const struct np_tp_field *f)
{
	static const struct {
		const char *system, *event, *field;
		uint32_t size;
	} rows[] = {
#define NP_TP_RAW(system, event, field, raw)
#define NP_TP_TEXT(system, event, field, size) {system, event, field, size},
#include "check/tracepoints.def"
#undef NP_TP_RAW
#undef NP_TP_TEXT
	};
	const struct np_tp_format *format = c->probe->format;
	uint32_t size = np_string_size(c);

	if (!strstr(f->type, "char")) {
		const struct np_type *elem = text_type(c, f->type);

		return np_type_ptr(c->types,
				   elem && elem->kind == NP_V_INT ? elem
								  : np_type_int(c->types, 1, false),
				   false);
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].system, format->system) && !strcmp(rows[i].field, f->name) &&
		    (!strcmp(rows[i].event, "*") || !strcmp(rows[i].event, format->name)) &&
		    rows[i].size < size)
			size = rows[i].size;
	return np_type_str(c->types, size);
}

bool np_is_dynamic_array(const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	return r && r->kind == NP_REF_ARG && n->type->kind == NP_V_PTR &&
	       (r->arg->place == NP_ARG_DATA_LOC || r->arg->place == NP_ARG_REL_LOC);
}

/* The raw argument that the field is a copy of, if BTF knows its name. */
static const char *raw_argument(struct np_checker *c, const char *field,
				struct np_btf_member *param)
{
	static const struct {
		const char *system, *event, *field, *raw;
	} rows[] = {
#define NP_TP_RAW(system, event, field, raw) {system, event, field, raw},
#define NP_TP_TEXT(system, event, field, size)
#include "check/tracepoints.def"
#undef NP_TP_RAW
#undef NP_TP_TEXT
	};
	const struct np_tp_format *f = c->probe->format;

	if (!c->probe->raw_proto)
		return NULL;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcmp(rows[i].system, f->system) || strcmp(rows[i].field, field) ||
		    (strcmp(rows[i].event, "*") && strcmp(rows[i].event, f->name)))
			continue;
		for (uint32_t k = 1; np_btf_member(c->probe->btf, c->probe->raw_proto, k, param);
		     k++)
			if (!strcmp(param->name, rows[i].raw))
				return rows[i].raw;
	}
	return NULL;
}

static const struct np_type *fixed_type(struct np_checker *c, const struct np_tp_field *f)
{
	struct np_btf *btf = c->probe->btf;
	const struct np_type *t;
	struct np_btf_member m;

	if (!strcmp(c->probe->format->system, "syscalls"))
		return syscall_type(c, f);
	if (btf && !c->probe->record_known)
		c->probe->record = find_record(c, btf, c->probe->format);
	c->probe->record_known = true;
	if (!c->probe->record || !record_member(btf, c->probe->record, f, &m))
		return format_type(c, f);
	t = np_type_from_btf(c->types, btf, m.type);
	if (t->kind == NP_V_NONE || t->size != f->size)
		return format_type(c, f);
	return t->kind == NP_V_INT && !t->is_char ? np_type_int(c->types, f->size, f->is_signed)
						  : t;
}

bool np_describe_field(struct np_checker *c, const char *name, struct np_arg *a)
{
	const struct np_tp_field *f = find_field(c->probe->format, name);
	const struct np_type *param;
	struct np_btf_member m;

	if (!f || f->is_common) /* the kernel shows these to no BPF program */
		return false;
	np_probe_types(c, c->probe);
	a->role = NP_SLOT_FIELD;
	if (f->is_data_loc || f->is_rel_loc) {
		a->place = f->is_rel_loc ? NP_ARG_REL_LOC : NP_ARG_DATA_LOC;
		a->type = dynamic_type(c, f);
		return true;
	}
	a->type = np_field_words(c, f, fixed_type(c, f));
	a->place = np_type_is_scalar(a->type) ? NP_ARG_SLOT : NP_ARG_BYTES;
	if (a->place != NP_ARG_SLOT)
		return true;
	a->is_text = !strncmp(f->type, "const char *", 12) && !strchr(f->type + 12, '*');
	a->raw = raw_argument(c, name, &m);
	/* what the record keeps as a bare address, the raw argument knows the type of */
	if (a->raw && a->type->kind == NP_V_PTR && a->type->elem->kind == NP_V_NONE) {
		param = np_type_from_btf(c->types, c->probe->btf, m.type);
		if (param->kind == NP_V_PTR)
			a->type = np_type_with_words(c->types, param, a->type->words);
	}
	return true;
}
