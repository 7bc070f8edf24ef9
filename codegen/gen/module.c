/*
 * LLVM: context, target machine, the short list of passes, emission.  Nothing of LLVM's may
 * end the process or pass unseen: its diagnostics are collected, its fatal errors are told.
 */
#include <llvm-c/ErrorHandling.h>
#include <llvm-c/Target.h>
#include <llvm-c/Transforms/PassBuilder.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen/gen.h"

/* instcombine and O2 are slower to run, and kernels up to 6.12 refuse what they make. */
#define PASSES "function(sroa,early-cse,simplifycfg)"
#define INLINE "always-inline"
#define UNUSED "globaldce" /* functions of C that nobody calls */

static void diagnostic(LLVMDiagnosticInfoRef info, void *arg)
{
	struct np_gen *g = arg;

	if (LLVMGetDiagInfoSeverity(info) != LLVMDSError || g->error)
		return;
	char *text = LLVMGetDiagInfoDescription(info);

	g->error = np_strdup(g->arena, text);
	LLVMDisposeMessage(text);
}

static void fatal(const char *reason)
{
	if (strstr(reason, "out of insn range")) {
		fputs("nprobe: error NP0402: a clause is too large for the jumps of BPF\n"
		      "  hint: use several clauses\n",
		      stderr);
		_Exit(1);
	}
	fprintf(stderr,
		"nprobe: error NP0400: code generation gave up: %s\n"
		"  this is a bug in nprobe: please report it with the script\n",
		reason);
	_Exit(1);
}

bool np_gen_open(struct np_gen *g)
{
	LLVMTargetRef target;
	char *message = NULL;

	LLVMInstallFatalErrorHandler(fatal);
	LLVMInitializeBPFTargetInfo();
	LLVMInitializeBPFTarget();
	LLVMInitializeBPFTargetMC();
	LLVMInitializeBPFAsmPrinter();
	if (LLVMGetTargetFromTriple("bpfel", &target, &message)) {
		g->error = np_strdup(g->arena, message);
		LLVMDisposeMessage(message);
		return false;
	}
	g->llvm = LLVMContextCreate();
	LLVMContextSetDiagnosticHandler(g->llvm, diagnostic, g);
	g->module = LLVMModuleCreateWithNameInContext("np", g->llvm);
	g->b = LLVMCreateBuilderInContext(g->llvm);
	g->machine = LLVMCreateTargetMachine(target, "bpfel", "v3", "", LLVMCodeGenLevelDefault,
					     LLVMRelocDefault, LLVMCodeModelDefault);
	LLVMSetTarget(g->module, "bpfel");
	LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(g->machine);

	LLVMSetModuleDataLayout(g->module, layout);
	LLVMDisposeTargetData(layout);
	g->i1 = LLVMInt1TypeInContext(g->llvm);
	g->i8 = LLVMInt8TypeInContext(g->llvm);
	g->i16 = LLVMInt16TypeInContext(g->llvm);
	g->i32 = LLVMInt32TypeInContext(g->llvm);
	g->i64 = LLVMInt64TypeInContext(g->llvm);
	g->ptr = LLVMPointerTypeInContext(g->llvm, 0);
	return true;
}

void np_gen_close(struct np_gen *g)
{
	np_text_free(&g->data_of);
	if (!g->llvm)
		return;
	LLVMDisposeBuilder(g->b);
	LLVMDisposeModule(g->module);
	LLVMDisposeTargetMachine(g->machine);
	LLVMContextDispose(g->llvm);
	LLVMResetFatalErrorHandler();
}

static bool take_error(struct np_gen *g, LLVMErrorRef err)
{
	if (!err)
		return !g->error;
	char *text = LLVMGetErrorMessage(err);

	if (!g->error)
		g->error = np_strdup(g->arena, text);
	LLVMDisposeErrorMessage(text);
	return false;
}

bool np_gen_passes(struct np_gen *g)
{
	LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
	const char *inlined = g->fit.flat ? INLINE "," : "";
	const char *unused = g->checked->c_code.n ? UNUSED "," : "";
	const char *passes = np_sprintf(g->arena, "%s%s%s", inlined, unused, PASSES);
	bool ok = take_error(g, LLVMRunPasses(g->module, passes, g->machine, options));

	LLVMDisposePassBuilderOptions(options);
	return ok;
}

bool np_gen_is_longer(const struct np_gen *g, uint32_t most)
{
	for (LLVMValueRef f = LLVMGetFirstFunction(g->module); f; f = LLVMGetNextFunction(f)) {
		uint32_t n = 0;

		for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(f); b;
		     b = LLVMGetNextBasicBlock(b))
			for (LLVMValueRef i = LLVMGetFirstInstruction(b); i;
			     i = LLVMGetNextInstruction(i))
				n++;
		if (n > most)
			return true;
	}
	return false;
}

bool np_gen_emit(struct np_gen *g, struct np_text *out)
{
	LLVMMemoryBufferRef buffer = NULL;
	char *message = NULL;

	if (LLVMTargetMachineEmitToMemoryBuffer(g->machine, g->module, LLVMObjectFile, &message,
						&buffer)) {
		if (!g->error)
			g->error = np_strdup(g->arena, message);
		LLVMDisposeMessage(message);
		return false;
	}
	np_text_addn(out, LLVMGetBufferStart(buffer), LLVMGetBufferSize(buffer));
	LLVMDisposeMemoryBuffer(buffer);
	return !g->error;
}
