/*
 * C code becomes part of the image: its functions are local ones, as those of the script are; its
 * variables lie in the map that has our constants; what it leaves open for the kernel becomes
 * symbols of ours.
 */
#include <llvm-c/DebugInfo.h>
#include <llvm-c/Linker.h>
#include <string.h>

#include "gen/c_code.h"

struct linker {
	struct np_gen *g;
	const struct np_c_code *code;
	LLVMModuleRef module;
	struct np_btf *btf;
};

static LLVMValueRef symbol(struct linker *l, const char *name)
{
	LLVMValueRef s = LLVMGetNamedGlobal(l->module, name);

	if (!s) {
		s = LLVMAddGlobal(l->module, l->g->i8, name);
		LLVMSetLinkage(s, LLVMExternalWeakLinkage);
	}
	return s;
}

/* Each load of the variable is what it stands for. */
static void fill_in(struct linker *l, const struct np_c_core *core, LLVMValueRef load)
{
	LLVMBuilderRef b = l->g->b;
	LLVMTypeRef i64 = l->g->i64;
	LLVMValueRef sum = NULL;

	LLVMPositionBuilderBefore(b, load);
	for (uint32_t i = 0; i < core->n; i++) {
		const struct np_c_core_part *p = &core->parts[i];
		LLVMValueRef v = LLVMConstPtrToInt(symbol(l, p->symbol), i64);

		if (p->times != 1)
			v = LLVMBuildMul(b, v, LLVMConstInt(i64, p->times, false), "");
		sum = sum ? LLVMBuildAdd(b, sum, v, "") : v;
	}
	if (!sum || core->add) {
		LLVMValueRef add = LLVMConstInt(i64, (uint64_t)core->add, true);

		sum = sum ? LLVMBuildAdd(b, sum, add, "") : add;
	}
	if (LLVMTypeOf(load) != i64)
		sum = LLVMBuildTrunc(b, sum, LLVMTypeOf(load), "");
	LLVMReplaceAllUsesWith(load, sum);
	LLVMInstructionEraseFromParent(load);
}

static void link_open(struct linker *l, LLVMValueRef v)
{
	struct np_c_core core;
	size_t n;

	if (!np_c_core_read(l->g->arena, l->btf, LLVMGetValueName2(v, &n), &core))
		return; /* told when it was read */
	for (LLVMUseRef use = LLVMGetFirstUse(v), next; use; use = next) {
		LLVMValueRef user = LLVMGetUser(use);

		next = LLVMGetNextUse(use);
		if (LLVMIsALoadInst(user))
			fill_in(l, &core, user);
	}
}

static void link_data(struct linker *l, LLVMValueRef v)
{
	LLVMTargetDataRef layout = LLVMGetModuleDataLayout(l->module);
	uint64_t size = LLVMABISizeOfType(layout, LLVMGlobalGetValueType(v));
	uint8_t *bytes = np_alloc(l->g->arena, size + 1);
	LLVMValueRef at;

	np_c_bytes(layout, LLVMGetInitializer(v), bytes, size);
	at = LLVMConstInt(l->g->i64, np_gen_data_own(l->g, bytes, (uint32_t)size), false);
	at = LLVMConstGEP2(l->g->i8, symbol(l, np_sprintf(l->g->arena, "mapval.%u", l->g->data)),
			   &at, 1);
	LLVMReplaceAllUsesWith(v, at);
}

static void link_variables(struct linker *l)
{
	LLVMValueRef next;

	for (LLVMValueRef v = LLVMGetFirstGlobal(l->module); v; v = next) {
		next = LLVMGetNextGlobal(v);
		if (np_c_is_list(v))
			LLVMDeleteGlobal(v);
	}
	for (LLVMValueRef v = LLVMGetFirstGlobal(l->module); v; v = next) {
		next = LLVMGetNextGlobal(v);
		if (np_c_is_open(v))
			link_open(l, v);
		else if (!LLVMIsDeclaration(v) && LLVMGetFirstUse(v))
			link_data(l, v);
		else if (LLVMIsDeclaration(v))
			continue; /* a symbol of ours */
		if (!LLVMGetFirstUse(v))
			LLVMDeleteGlobal(v);
	}
}

static void rename_to(struct np_gen *g, LLVMValueRef f, const char *prefix)
{
	size_t n;
	const char *name = np_sprintf(g->arena, "%s.%s", prefix, LLVMGetValueName2(f, &n));

	LLVMSetValueName2(f, name, strlen(name));
}

static void link_functions(struct linker *l)
{
	struct np_gen *g = l->g;

	for (LLVMValueRef f = LLVMGetFirstFunction(l->module); f; f = LLVMGetNextFunction(f)) {
		if (LLVMGetIntrinsicID(f))
			continue;
		if (LLVMIsDeclaration(f)) {
			rename_to(g, f, "kfunc");
			LLVMSetSection(f, "");
			continue;
		}
		/* one that only its file calls may have the name of another file's */
		if (LLVMGetLinkage(f) != LLVMInternalLinkage) {
			rename_to(g, f, "c");
			LLVMSetLinkage(f, LLVMExternalLinkage);
		}
		LLVMSetVisibility(f, LLVMDefaultVisibility);
		LLVMSetSection(f, "");
	}
}

static bool link_file(struct np_gen *g, const struct np_c_code *code)
{
	struct linker l = {.g = g, .code = code, .module = np_c_parse(g, code)};

	if (!l.module)
		return false;
	if (code->n_btf)
		np_btf_from_bytes(code->btf, code->n_btf, NULL, &l.btf);
	/* its lines are not the script's */
	LLVMStripModuleDebugInfo(l.module);
	link_variables(&l);
	link_functions(&l);
	np_btf_close(l.btf);
	LLVMClearInsertionPosition(g->b);
	return !LLVMLinkModules2(g->module, l.module);
}

bool np_gen_c_code(struct np_gen *g)
{
	g->plan->c_files = "";
	np_vec_each (const struct np_c_code *, code, &g->checked->c_code) {
		g->plan->c_files = np_sprintf(g->arena, "%s%s%s", g->plan->c_files,
					      *g->plan->c_files ? ", " : "", (*code)->path);
		if (link_file(g, *code))
			continue;
		if (!g->error)
			g->error = np_sprintf(g->arena, "'%s' was not linked", (*code)->path);
		return false;
	}
	/* only now: what is local and not yet called would have been left out */
	for (LLVMValueRef f = LLVMGetFirstFunction(g->module); f; f = LLVMGetNextFunction(f)) {
		size_t n;

		if (!strncmp(LLVMGetValueName2(f, &n), "c.", 2))
			LLVMSetLinkage(f, LLVMInternalLinkage);
	}
	return true;
}

/* --- calls --- */

/* An argument until all of them are known. */
struct given {
	LLVMValueRef pointer; /* to something of ours; NULL: a number */
	struct np_held number;
};

/* The variable whose address it is, whatever that is cast to point to; NULL: of none. */
static const struct np_node *addressed(const struct np_node *n)
{
	while (n->kind == NP_N_CAST && n->cast.operand && n->type->kind == NP_V_PTR)
		n = n->cast.operand;
	return n->kind == NP_N_UNARY && n->unary.op == NP_OP_ADDR &&
			       n->unary.operand->kind == NP_N_SCRATCH
		       ? n->unary.operand
		       : NULL;
}

static struct given give(struct np_gen *g, struct np_node *n, const struct np_node *call)
{
	if (np_is_map_address(n))
		return (struct given){
			.pointer = np_map_symbol(g, np_ref(n->unary.operand)->map->index)};
	if (addressed(n))
		return (struct given){0};
	if (n->type->kind == NP_V_STR)
		return (struct given){.pointer = np_gen_memory(g, n)};
	return (struct given){
		.number = np_hold(g, np_normalise(g, np_gen_scalar(g, n), n->type), call)};
}

/* What C wrote into a number of fewer than 8 bytes becomes one of 8 again. */
static void take_back(struct np_gen *g, const struct np_node *variable)
{
	LLVMValueRef at = np_gen_variable(g, np_ref(variable)->var->index);

	if (np_type_is_scalar(variable->type) && variable->type->size < 8)
		np_put(g, at, np_normalise(g, np_get(g, at, 8), variable->type), 8);
}

static LLVMValueRef as_parameter(struct np_gen *g, LLVMValueRef v, LLVMTypeRef type)
{
	if (LLVMGetTypeKind(type) == LLVMPointerTypeKind)
		return np_to_ptr(g, v);
	return LLVMGetIntTypeWidth(type) < 64 ? LLVMBuildTrunc(g->b, v, type, "") : v;
}

static LLVMValueRef as_result(struct np_gen *g, LLVMValueRef v, const struct np_type *t)
{
	LLVMTypeRef type = LLVMTypeOf(v);

	if (LLVMGetTypeKind(type) == LLVMPointerTypeKind)
		return LLVMBuildPtrToInt(g->b, v, g->i64, "");
	if (LLVMGetIntTypeWidth(type) < 64)
		v = LLVMBuildZExt(g->b, v, g->i64, "");
	return np_normalise(g, v, t);
}

LLVMValueRef np_gen_c_call(struct np_gen *g, const struct np_node *call)
{
	const struct np_c_function *f = np_ref(call)->c_function;
	LLVMValueRef fn = LLVMGetNamedFunction(g->module, np_sprintf(g->arena, "c.%s", f->name));
	LLVMTypeRef type = fn ? LLVMGlobalGetValueType(fn) : NULL, types[NP_C_PARAMS];
	struct given given[NP_C_PARAMS];
	LLVMValueRef args[NP_C_PARAMS], v;
	uint32_t i = 0;

	/* C lets a file declare a function otherwise than it is called: then LLVM knows better */
	if (!fn || LLVMCountParamTypes(type) != f->n_params) {
		if (!g->error)
			g->error = np_sprintf(g->arena, "'%s' is not as its types say", f->name);
		return np_const(g, 0);
	}
	if (f->fetches)
		np_gen_need(g, NP_FEAT_ATOMIC_FETCH);
	LLVMGetParamTypes(type, types);
	np_list_each (a, call->call.args)
		given[i++] = give(g, a, call);
	i = 0;
	np_list_each (a, call->call.args) {
		v = addressed(a)       ? np_gen_variable(g, np_ref(addressed(a))->var->index)
		    : given[i].pointer ? given[i].pointer
				       : np_held(g, given[i].number);
		args[i] = as_parameter(g, v, types[i]);
		i++;
	}
	v = LLVMBuildCall2(g->b, type, fn, args, f->n_params, "");
	np_list_each (a, call->call.args)
		if (addressed(a))
			take_back(g, addressed(a));
	return f->result->kind == NP_V_NONE ? NULL : as_result(g, v, f->result);
}
