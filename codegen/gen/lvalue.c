/*
 * Places in the kernel's or the user's memory: members of structs, elements, what pointers
 * point to; and reading them.  In memory mode CAST a struct of the kernel is read by plain
 * loads through bpf_rdonly_cast (1 ns); everything else by a probe_read helper (22 ns).
 */
#include "gen/gen.h"

#define PROBE_READ_USER 112
#define PROBE_READ_KERNEL 113

static char kind_letter(const struct np_type *t)
{
	switch (t->kind) {
	case NP_V_INT:
	case NP_V_ENUM:
	case NP_V_BOOL: return t->is_signed ? 's' : 'u';
	case NP_V_PTR: return 'p';
	default: return 'o';
	}
}

/* size: what of it must be there on the kernel that loads it */
static LLVMValueRef member_offset(struct np_gen *g, const struct np_ref *r, const struct np_type *t,
				  uint32_t size)
{
	uint32_t unit = r->member.unit * 8;

	/* a user program is the same wherever it runs */
	if (np_btf_is_program(r->member.owner->btf))
		return np_const(
			g, (unit ? r->member.bit_offset / unit * unit : r->member.bit_offset) / 8);
	if (r->member.bit_size)
		return np_symbol(g, "boff.%s.%s:%u", r->member.owner->name, r->member.path,
				 r->member.unit);
	return np_symbol(g, "off.%s.%s:%c%u", r->member.owner->name, r->member.path, kind_letter(t),
			 size);
}

/* In the BTF of a module, behind the types of vmlinux. */
static bool is_of_module(const struct np_type *t)
{
	return np_btf_first(t->btf) > 1 && t->btf_id >= np_btf_first(t->btf);
}

/* What bpf_rdonly_cast takes: it knows the types of vmlinux alone. */
static const struct np_type *struct_root(const struct np_type *t)
{
	return t->kind == NP_V_STRUCT && t->btf && !np_btf_is_program(t->btf) && !is_of_module(t) &&
			       t->name && *t->name
		       ? t
		       : NULL;
}

bool np_gen_is_user(const struct np_gen *g, const struct np_type *pointer)
{
	return pointer->is_user || (np_body_is_user(g->body) && !pointer->is_kernel);
}

/* What a pointer value points to. */
static struct np_lvalue pointed(struct np_gen *g, struct np_node *pointer, const struct np_type *to)
{
	return (struct np_lvalue){
		.base = np_gen_scalar(g, pointer),
		.off = np_const(g, 0),
		.root = struct_root(to),
		.user = np_gen_is_user(g, pointer->type),
	};
}

static struct np_lvalue member(struct np_gen *g, struct np_node *n, uint32_t size)
{
	const struct np_ref *r = np_ref(n);
	struct np_lvalue p = r->member.through_pointer
				     ? pointed(g, n->member.object, r->member.owner)
				     : np_gen_lvalue(g, n->member.object);

	p.off = LLVMBuildAdd(g->b, p.off, member_offset(g, r, n->type, size), "");
	return p;
}

/* An array whose element is named by a number may be shorter elsewhere, as long as that is in it.
 */
static struct np_lvalue array(struct np_gen *g, struct np_node *left, const struct np_node *index)
{
	const struct np_type *t = left->type;
	uint64_t i = index->kind == NP_N_INT ? index->integer.value : UINT64_MAX;

	if (left->kind != NP_N_MEMBER || np_ref(left)->kind != NP_REF_MEMBER ||
	    t->kind != NP_V_ARRAY || !t->elem->size || i >= t->size / t->elem->size)
		return np_gen_lvalue(g, left);
	return member(g, left, ((uint32_t)i + 1) * t->elem->size);
}

static struct np_lvalue element(struct np_gen *g, struct np_node *n)
{
	struct np_node *left = n->binary.left, *right = n->binary.right;
	LLVMValueRef i = np_gen_scalar(g, right), by;

	by = LLVMBuildMul(g->b, i, np_gen_sizeof(g, n->type), "");
	if (left->type->kind == NP_V_PTR) {
		struct np_lvalue p = pointed(g, left, left->type->elem);

		p.base = LLVMBuildAdd(g->b, p.base, by, "");
		return p;
	}
	struct np_lvalue p = array(g, left, right);

	p.off = LLVMBuildAdd(g->b, p.off, by, "");
	p.dynamic |= right->kind != NP_N_INT;
	return p;
}

bool np_gen_is_place(const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	switch (n->kind) {
	case NP_N_MEMBER: return r->kind == NP_REF_MEMBER || r->kind == NP_REF_ARG;
	case NP_N_INDEX: return true;
	case NP_N_UNARY: return n->unary.op == NP_OP_DEREF;
	case NP_N_CAST: return np_gen_is_place(n->cast.operand);
	case NP_N_NAME: return r->kind == NP_REF_ARG;
	default: return false;
	}
}

struct np_lvalue np_gen_lvalue(struct np_gen *g, struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	switch (n->kind) {
	case NP_N_MEMBER:
		if (r->kind == NP_REF_MEMBER)
			return member(g, n, n->type->size);
		break;
	case NP_N_INDEX: return element(g, n);
	case NP_N_UNARY:
		if (n->unary.op == NP_OP_DEREF)
			return pointed(g, n->unary.operand, n->type);
		break;
	case NP_N_CAST: return np_gen_lvalue(g, n->cast.operand);
	default: break;
	}
	if (r && r->kind == NP_REF_ARG)
		return (struct np_lvalue){
			.base = LLVMBuildPtrToInt(g->b, np_gen_arg_address(g, r->arg), g->i64, ""),
			.off = np_const(g, 0),
			.dynamic = true,
		};
	if (n->type->kind == NP_V_STRUCT) /* a value of ours: its memory is the kernel's, too */
		return (struct np_lvalue){
			.base = LLVMBuildPtrToInt(g->b, np_gen_memory(g, n), g->i64, ""),
			.off = np_const(g, 0),
			.dynamic = true,
		};
	return (struct np_lvalue){.base = np_const(g, 0), .off = np_const(g, 0), .dynamic = true};
}

LLVMValueRef np_gen_address(struct np_gen *g, const struct np_lvalue *p)
{
	return np_to_ptr(g, LLVMBuildAdd(g->b, p->base, p->off, ""));
}

LLVMValueRef np_gen_read(struct np_gen *g, LLVMValueRef to, LLVMValueRef from, uint32_t size,
			 bool user)
{
	g->reads_kernel |= !user;
	return np_helper(g, user ? PROBE_READ_USER : PROBE_READ_KERNEL, 3, to, np_const(g, size),
			 from);
}

/* kfunc void *bpf_rdonly_cast(const void *obj, u32 type): no effect but its result. */
static LLVMValueRef rdonly_cast(struct np_gen *g, LLVMValueRef base, const struct np_type *root)
{
	LLVMTypeRef types[] = {g->i64, g->i32}, type = LLVMFunctionType(g->ptr, types, 2, false);
	LLVMValueRef fn = LLVMGetNamedFunction(g->module, "kfunc.bpf_rdonly_cast");

	if (!fn) {
		static const char *const plain[] = {"memory", "nounwind", "willreturn"};

		fn = LLVMAddFunction(g->module, "kfunc.bpf_rdonly_cast", type);
		LLVMSetLinkage(fn, LLVMExternalLinkage);
		for (int i = 0; i < 3; i++) {
			size_t n = i == 0 ? 6 : i == 1 ? 8 : 10;
			unsigned kind = LLVMGetEnumAttributeKindForName(plain[i], n);

			LLVMAddAttributeAtIndex(fn, LLVMAttributeFunctionIndex,
						LLVMCreateEnumAttribute(g->llvm, kind, 0));
		}
	}
	LLVMValueRef args[] = {
		base, LLVMBuildTrunc(g->b, np_symbol(g, "type.%s", root->name), g->i32, "")};

	return LLVMBuildCall2(g->b, type, fn, args, 2, "");
}

/*
 * The cast is for arguments of raw tracepoints that may be NULL: to these the verifier lets nothing
 * be added.
 */
LLVMValueRef np_gen_source(struct np_gen *g, const struct np_lvalue *p)
{
	if (!p->user && p->root && !p->dynamic && g->memory == NP_MEM_CAST) {
		g->reads_kernel = true;
		return np_offset(g, rdonly_cast(g, p->base, p->root), p->off);
	}
	return np_gen_address(g, p);
}

static LLVMValueRef read_place(struct np_gen *g, const struct np_lvalue *p, uint32_t size)
{
	g->reads_kernel |= !p->user;
	if (!p->user && p->root && !p->dynamic && g->memory == NP_MEM_CAST)
		return np_get(g, np_offset(g, rdonly_cast(g, p->base, p->root), p->off), size);
	LLVMValueRef temp = np_temp(g, 8);

	np_put(g, temp, np_const(g, 0), 8); /* what cannot be read is 0 */
	np_gen_read(g, temp, np_gen_address(g, p), size, p->user);
	return np_get(g, temp, size);
}

/* Where a bitfield is in its unit, and how many bits it has. */
static void bits_of(struct np_gen *g, const struct np_ref *r, LLVMValueRef *shift,
		    LLVMValueRef *bits)
{
	const char *owner = r->member.owner->name, *path = r->member.path;

	if (np_btf_is_program(r->member.owner->btf)) {
		*shift = np_const(g, r->member.bit_offset % (r->member.unit * 8));
		*bits = np_const(g, r->member.bit_size);
		return;
	}
	*shift = np_symbol(g, "bsh.%s.%s:%u", owner, path, r->member.unit);
	*bits = np_symbol(g, "bsz.%s.%s", owner, path);
}

static LLVMValueRef bitfield(struct np_gen *g, struct np_node *n, const struct np_lvalue *p)
{
	const struct np_ref *r = np_ref(n);
	LLVMValueRef v = read_place(g, p, r->member.unit), shift, bits, mask;

	bits_of(g, r, &shift, &bits);
	v = LLVMBuildLShr(g->b, v, shift, "");
	mask = LLVMBuildSub(g->b, LLVMBuildShl(g->b, np_const(g, 1), bits, ""), np_const(g, 1), "");
	v = LLVMBuildAnd(g->b, v, mask, "");
	if (!n->type->is_signed)
		return v;
	LLVMValueRef up = LLVMBuildSub(g->b, np_const(g, 64), bits, "");

	return LLVMBuildAShr(g->b, LLVMBuildShl(g->b, v, up, ""), up, "");
}

/* Of an array or string that is a value; what lies outside is 0. */
LLVMValueRef np_gen_element(struct np_gen *g, struct np_node *n)
{
	const struct np_type *t = n->binary.left->type;
	LLVMValueRef from = np_gen_memory(g, n->binary.left), i = np_gen_scalar(g, n->binary.right);
	uint32_t count = t->kind == NP_V_STR ? t->size : t->count, size = n->type->size;
	LLVMValueRef value = np_alloca(g, 8), off;
	LLVMBasicBlockRef in = np_block(g, ""), end = np_block(g, "");

	np_put(g, value, np_const(g, 0), 8);
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntULT, i, np_const(g, count), ""), in, end);
	LLVMPositionBuilderAtEnd(g->b, in);
	/* once more, where the verifier sees it */
	off = LLVMBuildMul(g->b, np_umin_computed(g, i, count - 1), np_const(g, size), "");
	np_put(g, value, np_get(g, np_offset(g, from, np_opaque(g, off)), size), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_normalise(g, np_get(g, value, 8), n->type);
}

LLVMValueRef np_gen_load(struct np_gen *g, struct np_node *n)
{
	struct np_lvalue p = np_gen_lvalue(g, n);
	const struct np_ref *r = np_ref(n);

	if (n->kind == NP_N_MEMBER && r && r->kind == NP_REF_MEMBER && r->member.bit_size)
		return bitfield(g, n, &p);
	return np_normalise(g, read_place(g, &p, n->type->size), n->type);
}
