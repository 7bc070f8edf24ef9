/*
 * Functions with an effect of their own: what the kernel does at once (signals, results of
 * functions, lines in its trace), and records of bytes that are gathered here: the strings of
 * join(), the packets of skboutput().
 */
#include "gen/gen.h"

#define TRACE_PRINTK 6
#define PROBE_WRITE_USER 36
#define OVERRIDE_RETURN 58
#define SEND_SIGNAL 109
#define PROBE_READ_KERNEL 113
#define SEND_SIGNAL_THREAD 117

#define JOINED 16          /* strings of an array, as bpftrace has it ... */
#define JOINED_BYTES 1024  /* ... and bytes of each, its NUL included */
#define PACKET_BYTES 32768 /* most of a packet that is kept */

void np_gen_signal(struct np_gen *g, struct np_node *call)
{
	bool thread = np_ref(call)->builtin == NP_B_SIGNAL_THREAD;

	if (thread)
		np_gen_need(g, NP_FEAT_SIGNAL_THREAD);
	np_helper(g, thread ? SEND_SIGNAL_THREAD : SEND_SIGNAL, 1,
		  np_gen_scalar(g, call->call.args));
}

void np_gen_override(struct np_gen *g, struct np_node *call)
{
	np_gen_need(g, NP_FEAT_OVERRIDE);
	np_helper(g, OVERRIDE_RETURN, 2, g->ctx, np_gen_scalar(g, call->call.args));
}

LLVMValueRef np_gen_write_user(struct np_gen *g, struct np_node *call)
{
	struct np_node *to = call->call.args, *value = to->next, *bytes = value->next;
	LLVMValueRef address = np_gen_scalar(g, to), from, failed;

	if (np_type_is_scalar(value->type)) {
		from = np_temp(g, 8);
		np_put(g, from, np_gen_scalar(g, value), 8);
	} else {
		from = np_gen_memory(g, value);
		if (value->type->kind == NP_V_BYTES)
			from = np_at(g, from, 4);
	}
	failed =
		np_helper(g, PROBE_WRITE_USER, 3, address, from, np_const(g, bytes->integer.value));
	return np_bool(g, LLVMBuildICmp(g->b, LLVMIntEQ, failed, np_const(g, 0), ""));
}

void np_gen_debugf(struct np_gen *g, struct np_node *call)
{
	struct np_node *format = call->call.args;
	LLVMValueRef args[5], text = np_gen_memory(g, format);
	unsigned n = 2;

	args[0] = text;
	args[1] = np_const(g, format->string.len + 1);
	np_list_each (a, format->next)
		args[n++] = a->type->kind == NP_V_STR ? np_gen_memory(g, a) : np_gen_scalar(g, a);
	while (n < 5)
		args[n++] = np_const(g, 0);
	np_helper(g, TRACE_PRINTK, 5, args[0], args[1], args[2], args[3], args[4]);
}

/* Two more fields of a record: those of a field of bytes whose tail begins at its end. */
static void put_tail(struct np_gen *g, const struct np_gen_record *r, uint32_t field,
		     LLVMValueRef length)
{
	const struct np_plan_member *m = &g->plan->events.v[r->event].args.v[field];

	np_put(g, np_at(g, r->memory, m->offset), np_const(g, r->size), 4);
	np_put(g, np_at(g, r->memory, m->offset + 4), length, 4);
}

static const struct np_type *bytes(struct np_gen *g)
{
	return np_type_intern(g->checked->types, &(struct np_type){.kind = NP_V_BYTES, .size = 8});
}

/* The i-th address of an array, 0 where it cannot be read. */
static LLVMValueRef element(struct np_gen *g, LLVMValueRef array, uint32_t i, enum np_space space)
{
	LLVMValueRef slot = np_temp(g, 8);

	np_put(g, slot, np_const(g, 0), 8);
	np_gen_read_bytes(g, slot, np_const(g, 8), np_at(g, np_to_ptr(g, array), (uint64_t)i * 8),
			  space);
	return np_get(g, slot, 8);
}

/* The strings behind each other in the record's tail, until an address is 0; then to `end`. */
static void join_strings(struct np_gen *g, const struct np_gen_record *r, LLVMValueRef from,
			 LLVMValueRef length, enum np_space space, LLVMBasicBlockRef end)
{
	struct np_reading reading = {.space = space, .size = JOINED_BYTES};
	LLVMValueRef at, n, place;

	for (uint32_t i = 0; i < JOINED; i++) {
		LLVMBasicBlockRef next = np_block(g, "");
		LLVMValueRef string = element(g, from, i, space);

		np_branch_if(g, np_is_true(g, string), next, end);
		LLVMPositionBuilderAtEnd(g->b, next);
		at = np_umin(g, np_get(g, length, 8), (uint64_t)i * JOINED_BYTES);
		place = np_offset(g, np_at(g, r->memory, r->size), at);
		/* one that is not in memory stays empty */
		np_put(g, place, np_const(g, 0), 1);
		reading.from = np_to_ptr(g, string);
		n = np_gen_read_string(g, place, &reading);
		n = LLVMBuildSelect(g->b, np_is_true(g, n), n, np_const(g, 1), "");
		np_put(g, length, LLVMBuildAdd(g->b, at, n, ""), 8);
	}
	np_jump(g, end);
}

void np_gen_join(struct np_gen *g, struct np_node *call)
{
	struct np_node *array = call->call.args, *separator = array->next;
	enum np_space space = np_gen_space(array->type);
	struct np_gen_record r;
	LLVMBasicBlockRef end = np_block(g, "");
	LLVMValueRef length = np_alloca(g, 8), from = np_gen_scalar(g, array), n;

	np_gen_record_begin(g, &r, NP_EV_JOIN, call, (const struct np_type *[]){bytes(g)}, 1,
			    JOINED * JOINED_BYTES);
	g->plan->events.v[r.event].format = separator ? separator->string.s : " ";
	np_put(g, length, np_const(g, 0), 8);
	/* asked once: the verifier would follow both answers at every string */
	if (space == NP_ANY_SPACE) {
		LLVMBasicBlockRef kernel = np_block(g, ""), user = np_block(g, "");

		np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntSLT, from, np_const(g, 0), ""), kernel,
			     user);
		LLVMPositionBuilderAtEnd(g->b, kernel);
		join_strings(g, &r, from, length, NP_KERNEL_SPACE, end);
		LLVMPositionBuilderAtEnd(g->b, user);
		space = NP_USER_SPACE;
	}
	join_strings(g, &r, from, length, space, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	n = np_umin(g, np_get(g, length, 8), JOINED * JOINED_BYTES);
	put_tail(g, &r, 0, n);
	np_gen_record_send(g, &r, n);
}

/* a - b, or 0 where that would be negative */
static LLVMValueRef subtract(struct np_gen *g, LLVMValueRef a, LLVMValueRef b)
{
	LLVMValueRef more = LLVMBuildICmp(g->b, LLVMIntUGT, a, b, "");

	return LLVMBuildSelect(g->b, more, LLVMBuildSub(g->b, a, b, ""), np_const(g, 0), "");
}

static LLVMValueRef smaller(struct np_gen *g, LLVMValueRef a, LLVMValueRef b)
{
	return LLVMBuildSelect(g->b, LLVMBuildICmp(g->b, LLVMIntULT, a, b, ""), a, b, "");
}

/* What is in the skb itself: bytes in its pages or fragments are not. */
LLVMValueRef np_gen_skboutput(struct np_gen *g, struct np_node *call)
{
	struct np_node *file = call->call.args, *most = file->next->next, *from = most->next;
	struct np_node *data = from->next, *len = data->next, *elsewhere = len->next;
	const struct np_type *number = np_type_int(g->checked->types, 8, false);
	const struct np_type *fields[] = {number, number, bytes(g)};
	uint32_t cap = PACKET_BYTES;
	LLVMValueRef offset = np_gen_scalar(g, from), limit = np_gen_scalar(g, most);
	LLVMValueRef all = np_gen_scalar(g, len), here = np_gen_scalar(g, elsewhere), n, err;
	struct np_gen_record r;

	if (most->kind == NP_N_INT && most->integer.value < cap)
		cap = (uint32_t)most->integer.value;
	here = subtract(g, subtract(g, all, here), offset);
	n = np_umin_computed(g, smaller(g, here, limit), cap);
	np_gen_record_begin(g, &r, NP_EV_PACKET, call, fields, 3, cap);
	g->plan->events.v[r.event].format = file->string.s;
	np_put(g, np_at(g, r.memory, sizeof(struct np_record)), np_gen_now(g), 8);
	np_put(g, np_at(g, r.memory, sizeof(struct np_record) + 8), subtract(g, all, offset), 8);
	put_tail(g, &r, 2, n);
	np_helper(g, PROBE_READ_KERNEL, 3, np_at(g, r.memory, r.size), n,
		  LLVMBuildAdd(g->b, np_gen_scalar(g, data), offset, ""));
	err = np_gen_record_send(g, &r, n);
	return LLVMBuildSExt(g->b, LLVMBuildTrunc(g->b, err, g->i32, ""), g->i64, "");
}
