/*
 * Records: what a program sends through the ring.  A record of fixed size is built in the ring
 * itself; one with long strings is built in scratch memory, each string as long as it is, and
 * copied; so is one whose values may not come to an end.  The reader is woken only if it says that
 * it sleeps.
 */
#include "gen/gen.h"
#include "parser.h"

#define RINGBUF_OUTPUT 130
#define RINGBUF_RESERVE 131
#define RINGBUF_SUBMIT 132
#define NO_WAKEUP 1
#define FORCE_WAKEUP 2

#define INLINE_STRING 64 /* longer ones go to the tail */
#define IN_RING 512      /* a fixed record up to this size is built in the ring */

/* The flags to submit with. */
static LLVMValueRef wakeup(struct np_gen *g)
{
	LLVMValueRef flags = np_alloca(g, 8), control, sleeping;
	LLVMBasicBlockRef wake = np_block(g, ""), end = np_block(g, "");

	np_symbol(g, "mapval.%u", g->control);
	control = LLVMGetNamedGlobal(g->module, np_sprintf(g->arena, "mapval.%u", g->control));
	np_put(g, flags, np_const(g, NO_WAKEUP), 8);
	sleeping = np_get(g, control, 4);
	LLVMSetVolatile(LLVMGetOperand(sleeping, 0), true);
	np_branch_if(g, np_is_true(g, sleeping), wake, end);
	LLVMPositionBuilderAtEnd(g->b, wake);
	np_put(g, control, np_const(g, 0), 4);
	np_put(g, flags, np_const(g, FORCE_WAKEUP), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, flags, 8);
}

/* Bytes from memory to the ring; 0 or a negative errno. */
static LLVMValueRef output(struct np_gen *g, uint32_t event, LLVMValueRef record, LLVMValueRef size)
{
	LLVMValueRef err =
		np_helper(g, RINGBUF_OUTPUT, 4, np_map_symbol(g, g->ring), record, size, wakeup(g));
	LLVMBasicBlockRef full = np_block(g, ""), end = np_block(g, "");

	np_branch_if(g, np_is_true(g, err), full, end);
	LLVMPositionBuilderAtEnd(g->b, full);
	np_gen_lost(g, NP_LOSS_RING_FULL, NP_NO_INDEX, event);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return err;
}

static bool is_tail(const struct np_type *t)
{
	return t->kind == NP_V_STR && np_gen_size(t) > INLINE_STRING;
}

static uint32_t add_field(struct np_gen *g, struct np_plan_event *e, const struct np_type *t,
			  const char *name)
{
	struct np_plan_member *m = np_vec_add(g->arena, &e->args);

	m->name = name;
	m->type = np_gen_type(g, t);
	m->offset = e->size;
	m->tail = is_tail(t);
	e->size += m->tail ? 8 : ((t->size ? t->size : 8) + 7) & ~7u;
	return m->offset;
}

/* A scalar has 8 bytes in a record whatever its type's size: little endian, so it reads alike. */
static const struct np_type *field_type(struct np_gen *g, uint32_t event, const struct np_type *t)
{
	uint32_t kind = g->plan->events.v[event].kind;

	/* print() and what bpftrace's own probes have print as bpftrace has it */
	if (kind != NP_EV_SHOW &&
	    (kind == NP_EV_PRINT_VALUE || g->body->long_name || g->body->trampoline))
		t = np_type_plain(g->checked->types, t);
	if (t->kind == NP_V_STR && t->is_char)
		return np_type_str(g->checked->types, np_gen_size(t));
	if (np_vkind_is_aggregation(t->kind))
		return np_type_int(g->checked->types, 8, t->is_signed);
	return t;
}

static void put_field(struct np_gen *g, struct np_node *n, LLVMValueRef record,
		      const struct np_plan_member *m)
{
	np_gen_into(g, n, np_at(g, record, m->offset),
		    np_type_is_scalar(n->type) ? 8 : (np_gen_size(n->type) + 7) & ~7u);
}

static void put_header(struct np_gen *g, LLVMValueRef record, uint32_t event)
{
	np_put(g, record, np_const(g, event), 4);
	np_put(g, np_at(g, record, 4), np_gen_probe_id(g), 4);
}

static void send_fixed(struct np_gen *g, uint32_t event, struct np_node *args)
{
	const struct np_plan_event *e = &g->plan->events.v[event];
	LLVMValueRef record =
		np_to_ptr(g, np_helper(g, RINGBUF_RESERVE, 3, np_map_symbol(g, g->ring),
				       np_const(g, e->size), np_const(g, 0)));
	LLVMBasicBlockRef got = np_block(g, ""), full = np_block(g, ""), end = np_block(g, "");
	uint32_t i = 0;

	np_branch_if(g, LLVMBuildIsNotNull(g->b, record, ""), got, full);
	LLVMPositionBuilderAtEnd(g->b, full);
	np_gen_lost(g, NP_LOSS_RING_FULL, NP_NO_INDEX, event);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, got);
	put_header(g, record, event);
	for (struct np_node *n = args; n; n = n->next, i++) {
		const struct np_plan_member m = g->plan->events.v[event].args.v[i];

		put_field(g, n, record, &m);
	}
	np_helper(g, RINGBUF_SUBMIT, 2, record, wakeup(g));
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

LLVMValueRef np_gen_put_string(struct np_gen *g, struct np_node *n, LLVMValueRef at)
{
	struct np_reading r;
	LLVMValueRef len;

	if (n->kind == NP_N_STRING) {
		np_gen_into(g, n, at, (n->type->size + 7) & ~7u);
		return np_const(g, n->type->size);
	}
	if (np_gen_string_source(g, n, &r))
		return np_gen_read_string(g, at, &r);
	/* one of ours may be full, without a NUL: the helper puts one behind it; of no key it
	   reads nothing */
	r = (struct np_reading){
		.from = n->kind == NP_N_MAP ? np_gen_lookup(g, n, np_gen_key(g, n))
					    : np_gen_memory(g, n),
		.size = n->type->size + 1,
		.space = NP_KERNEL_SPACE,
	};
	len = np_gen_read_string(g, at, &r);
	return np_umin(g, len, n->type->size);
}

static void send_tailed(struct np_gen *g, uint32_t event, struct np_node *args)
{
	const struct np_plan_event *e = &g->plan->events.v[event];
	uint32_t before = e->size, most = e->size, i = 0;
	LLVMValueRef record, pos;

	np_list_each (n, args)
		most += is_tail(n->type) ? (np_gen_size(n->type) + 8) & ~7u : 0;
	record = np_scratch(g, most);
	put_header(g, record, event);
	pos = np_const(g, before);
	for (struct np_node *n = args; n; n = n->next, i++) {
		const struct np_plan_member m = g->plan->events.v[event].args.v[i];

		if (!m.tail) {
			put_field(g, n, record, &m);
			continue;
		}
		/* further than the strings before it can reach it does not begin */
		LLVMValueRef len = np_gen_put_string(g, n, np_within(g, record, pos, before));

		before += np_gen_size(n->type);
		np_put(g, np_at(g, record, m.offset), pos, 4);
		np_put(g, np_at(g, record, m.offset + 4), len, 4);
		pos = LLVMBuildAdd(g->b, pos, len, "");
	}
	output(g, event, record, np_umin(g, pos, most));
}

void np_gen_record_begin(struct np_gen *g, struct np_gen_record *r, enum np_event_kind kind,
			 const struct np_node *call, const struct np_type *const *fields,
			 uint32_t n, uint32_t most)
{
	r->event = np_gen_event(g, kind, call);
	for (uint32_t i = 0; i < n; i++) {
		struct np_plan_event *e = &g->plan->events.v[r->event];

		add_field(g, e, fields[i], "");
		e->args.v[i].tail = fields[i]->kind == NP_V_BYTES;
	}
	r->size = g->plan->events.v[r->event].size;
	r->most = most;
	r->memory = np_scratch(g, r->size + most);
	put_header(g, r->memory, r->event);
}

LLVMValueRef np_gen_record_send(struct np_gen *g, const struct np_gen_record *r, LLVMValueRef tail)
{
	LLVMValueRef size = LLVMBuildAdd(g->b, tail, np_const(g, r->size), "");

	return output(g, r->event, r->memory, np_umin(g, size, r->size + r->most));
}

/* What a value is called where it is shown by name: a field's name, else its text. */
static const char *field_name(struct np_gen *g, const struct np_node *n)
{
	struct np_text text = {0};
	const char *name;

	if (n->kind == NP_N_MEMBER)
		return n->member.name;
	np_print_expr(n, &text);
	name = np_strdup(g->arena, text.s ? text.s : "");
	np_text_free(&text);
	return name;
}

/*
 * since() may leave the statement in the middle, and so may a function of the script, which may
 * also send something itself, as one in C may: a record in the ring would stay open meanwhile.
 */
static bool may_leave(void *any, const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	if (n->kind == NP_N_CALL && r &&
	    (r->kind == NP_REF_FUNCTION || r->kind == NP_REF_IN_C ||
	     (r->kind == NP_REF_BUILTIN && r->builtin == NP_B_SINCE)))
		*(bool *)any = true;
	return true;
}

/* Sends the event with these values, whose fields it lays out. */
static void send(struct np_gen *g, uint32_t event, struct np_node *args)
{
	bool tails = false, leaves = false, is_show = g->plan->events.v[event].kind == NP_EV_SHOW;
	const struct np_arg *target = NULL;

	np_list_each (n, args) {
		const char *name = target ? "" : field_name(g, n);

		target = is_show && np_ref(n) ? np_ref(n)->shown_for : NULL;
		add_field(g, &g->plan->events.v[event], field_type(g, event, n->type),
			  target ? target->name : name);
		tails |= is_tail(n->type);
		np_node_walk(n, may_leave, &leaves);
	}
	if (tails || leaves || g->plan->events.v[event].size > IN_RING)
		send_tailed(g, event, args);
	else
		send_fixed(g, event, args);
}

static uint32_t map_index(const struct np_node *n)
{
	return np_ref(n)->map->index;
}

static void print(struct np_gen *g, struct np_node *call)
{
	struct np_node *a = call->call.args;
	uint32_t e;

	if (!a || (a->kind == NP_N_MAP && !a->map.keys)) {
		e = np_gen_event(g, NP_EV_PRINT_MAP, call);
		if (a) {
			struct np_plan_event *ev = &g->plan->events.v[e];

			ev->map = map_index(a);
			ev->top = a->next ? (uint32_t)a->next->integer.value : 0;
			ev->div = a->next && a->next->next ? (uint32_t)a->next->next->integer.value
							   : 0;
		}
		send(g, e, NULL);
		return;
	}
	send(g, np_gen_event(g, NP_EV_PRINT_VALUE, call), a);
}

/* A value that show() begins every line with. */
static struct np_node *shown(struct np_gen *g, enum np_builtin_id id, const struct np_type *type,
			     struct np_node *next)
{
	struct np_node *n = np_node_new(g->arena, NP_N_CALL, g->body->loc);
	struct np_ref *r = np_alloc(g->arena, sizeof(*r));

	r->kind = NP_REF_BUILTIN;
	r->builtin = id;
	n->call.name = "";
	n->ref = r;
	n->type = type;
	n->next = next;
	return n;
}

/* Time, command, process and thread, then the values: by name, or by a format. */
static void show(struct np_gen *g, struct np_node *call, struct np_node *args, const char *format)
{
	struct np_types *t = g->checked->types;
	uint32_t e = np_gen_event(g, NP_EV_SHOW, call);

	g->plan->events.v[e].format = format;
	args = shown(g, NP_B_TID, np_type_int(t, 4, false), args);
	args = shown(g, NP_B_PID, np_type_int(t, 4, false), args);
	args = shown(g, NP_B_COMM, np_type_str(t, 16), args);
	args = shown(g, NP_B_NSECS, np_type_int(t, 8, false), args);
	send(g, e, args);
}

/* Where a member of what is shared with the reader is. */
static LLVMValueRef in_control(struct np_gen *g, uint64_t offset)
{
	np_symbol(g, "mapval.%u", g->control);
	return np_at(g,
		     LLVMGetNamedGlobal(g->module, np_sprintf(g->arena, "mapval.%u", g->control)),
		     offset);
}

void np_gen_result(struct np_gen *g, struct np_node *value)
{
	LLVMValueRef failed;

	if (!(NP_W(g->body->kind) & NP_W_SUITE))
		return;
	failed = LLVMBuildZExt(g->b, np_gen_condition(g, value), g->i64, "");
	np_put(g, in_control(g, offsetof(struct np_control, failed)), failed, 4);
}

/* Ends tracing, with a status or one of our own. */
static void leave(struct np_gen *g, struct np_node *call, struct np_node *status, uint64_t other)
{
	struct np_node number = {.kind = NP_N_INT, .integer.value = other};

	number.type = np_type_int(g->checked->types, 8, true);
	/* a test's is read when the program has run: a full ring would lose a record */
	if (NP_W(g->body->kind) & NP_W_SUITE)
		np_gen_result(g, status ? status : &number);
	else
		send(g, np_gen_event(g, NP_EV_EXIT, call), status ? status : &number);
	np_put(g, in_control(g, offsetof(struct np_control, exiting)), np_const(g, 1), 4);
	np_jump(g, g->leave);
	/* what follows exit() does not run, but must be somewhere */
	LLVMPositionBuilderAtEnd(g->b, np_block(g, ""));
}

/* A format and its values. */
static void formatted(struct np_gen *g, enum np_event_kind kind, struct np_node *call)
{
	uint32_t e = np_gen_event(g, kind, call);

	g->plan->events.v[e].format = call->call.args->string.s;
	send(g, e, call->call.args->next);
}

/* assert(condition, message) */
static void demand(struct np_gen *g, struct np_node *call)
{
	struct np_node *message = call->call.args->next;
	LLVMBasicBlockRef go = np_block(g, ""), fails = np_block(g, "");
	uint32_t e;

	np_branch_if(g, np_gen_condition(g, call->call.args), go, fails);
	LLVMPositionBuilderAtEnd(g->b, fails);
	e = np_gen_event(g, NP_EV_ERRORF, call);
	g->plan->events.v[e].format = "assert failed: %s";
	send(g, e, message);
	leave(g, call, NULL, 1);
	np_jump(g, go);
	LLVMPositionBuilderAtEnd(g->b, go);
}

void np_gen_action(struct np_gen *g, struct np_node *call)
{
	enum np_builtin_id id = np_ref(call)->builtin;
	struct np_node *a = call->call.args;
	uint32_t e;

	if (g->body->pinned && (id == NP_B_PRINTF || id == NP_B_PRINT)) {
		(id == NP_B_PRINTF ? np_gen_pinned_printf : np_gen_pinned_print)(g, call);
		return;
	}
	switch (id) {
	case NP_B_PRINTF:
		if (call->call.is_line)
			show(g, call, a->next, a->string.s);
		else
			formatted(g, NP_EV_PRINTF, call);
		break;
	case NP_B_ERRORF: formatted(g, NP_EV_ERRORF, call); break;
	case NP_B_ASSERT: demand(g, call); break;
	case NP_B_WARNF: formatted(g, NP_EV_WARNF, call); break;
	case NP_B_CAT: formatted(g, NP_EV_CAT, call); break;
	case NP_B_SYSTEM: formatted(g, NP_EV_SYSTEM, call); break;
	case NP_B_UNWATCH: send(g, np_gen_event(g, NP_EV_UNWATCH, call), a); break;
	case NP_B_PRINT: print(g, call); break;
	case NP_B_CLEAR:
	case NP_B_ZERO: np_gen_empty(g, call); break;
	case NP_B_TIME:
		e = np_gen_event(g, NP_EV_TIME, call);
		g->plan->events.v[e].format = a ? a->string.s : "%H:%M:%S\n";
		send(g, e, NULL);
		break;
	case NP_B_SHOW: show(g, call, call->kind == NP_N_CALL ? a : NULL, ""); break;
	case NP_B_EXIT: leave(g, call, a, 0); break;
	default: break;
	}
}
