/*
 * What a C compiler made of a file: whether a script can have it, and the types of its functions,
 * as the BTF that LLVM writes for it.
 */
#include "gen/c_code.h"

#include <llvm-c/BitReader.h>
#include <llvm-c/Object.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DATA (1u << 20) /* bytes of a variable */
#define MOST_SOURCE (16u << 20)

LLVMModuleRef np_c_parse(struct np_gen *g, const struct np_c_code *code)
{
	LLVMMemoryBufferRef buffer =
		LLVMCreateMemoryBufferWithMemoryRange(code->bitcode, code->n_bitcode, "c", false);
	LLVMModuleRef m = NULL;
	LLVMTargetDataRef layout;

	if (LLVMParseBitcodeInContext2(g->llvm, buffer, &m))
		m = NULL;
	LLVMDisposeMemoryBuffer(buffer);
	if (!m)
		return NULL;
	LLVMSetTarget(m, LLVMGetTarget(g->module));
	layout = LLVMCreateTargetDataLayout(g->machine);
	LLVMSetModuleDataLayout(m, layout);
	LLVMDisposeTargetData(layout);
	return m;
}

static bool begins(LLVMValueRef v, const char *with)
{
	size_t n;

	return !strncmp(LLVMGetValueName2(v, &n), with, strlen(with));
}

bool np_c_is_list(LLVMValueRef global)
{
	return begins(global, "llvm.used") || begins(global, "llvm.compiler.used");
}

bool np_c_is_open(LLVMValueRef global)
{
	return begins(global, "llvm.") && LLVMIsDeclaration(global);
}

/* --- what cannot be taken over --- */

struct reader {
	struct np_gen *g;
	struct np_c_code *code;
	struct np_loc loc; /* of the import */
	struct np_sources *sources;
	const struct np_source *source; /* the file's text; NULL: nothing was shown of it */
	LLVMModuleRef module;
	NP_VEC(const char *) open; /* names of what is left open for the kernel */
};

/* The text of the file, once something is to be shown of it; NULL: it cannot be read. */
static const struct np_source *source_of(struct reader *r)
{
	struct np_text text = {0};
	FILE *f = r->source ? NULL : fopen(r->code->path, "re");
	char buffer[4096];
	size_t n;

	if (!f)
		return r->source;
	while (text.n < MOST_SOURCE && (n = fread(buffer, 1, sizeof(buffer), f)))
		np_text_addn(&text, buffer, n);
	fclose(f);
	if (text.n < MOST_SOURCE)
		r->source = np_source_add(r->sources, r->code->path, text.n ? text.s : "", text.n);
	np_text_free(&text);
	return r->source;
}

/* The line on which something of the file is said to be; {0,0}: that is unknown. */
static struct np_loc line_of(struct reader *r, LLVMValueRef at)
{
	unsigned len = 0, line = at ? LLVMGetDebugLocLine(at) : 0;
	const char *file = line ? LLVMGetDebugLocFilename(at, &len) : NULL;
	const struct np_source *s = NULL;
	struct np_loc loc = {0};
	const char *text;

	if (file && strlen(r->code->path) == len && !memcmp(file, r->code->path, len))
		s = source_of(r);
	if (!s || line > s->n_lines)
		return loc;
	loc.beg = s->base + s->lines[line - 1];
	text = s->text + s->lines[line - 1];
	loc.beg += (uint32_t)strspn(text, " \t");
	loc.end = s->base + s->lines[line - 1] + (uint32_t)strcspn(text, "\r\n");
	return loc;
}

/* What is wrong with `at`, NULL: with the file; and what to do, NULL: nothing. */
static void refuse(struct reader *r, LLVMValueRef at, const char *hint, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
static void refuse(struct reader *r, LLVMValueRef at, const char *hint, const char *fmt, ...)
{
	struct np_loc loc = line_of(r, at);
	unsigned errors = r->g->diags->errors;
	struct np_diag *d;
	const char *what;
	va_list ap;

	va_start(ap, fmt);
	what = np_vsprintf(r->g->arena, fmt, ap);
	va_end(ap);
	if (loc.beg)
		d = np_error(r->g->diags, NP_E_IMPORT, loc, "%s", what);
	else
		d = np_error(r->g->diags, NP_E_IMPORT, r->loc, "%s: %s", r->code->path, what);
	if (hint && r->g->diags->errors > errors)
		np_hint(r->g->diags, d, "%s", hint);
}

static const char *name_of(LLVMValueRef v)
{
	size_t n;

	return LLVMGetValueName2(v, &n);
}

static bool is_in(const char *section, const char *one)
{
	size_t n = strlen(one);

	return !strncmp(section, one, n) && (!section[n] || section[n] == '.');
}

static void check_bytes(struct reader *r, LLVMValueRef v)
{
	LLVMTargetDataRef layout = LLVMGetModuleDataLayout(r->module);
	uint64_t size = LLVMABISizeOfType(layout, LLVMGlobalGetValueType(v));

	if (size > MOST_DATA) {
		refuse(r, v, NULL, "'%s' has %llu bytes, and %u are possible", name_of(v),
		       (unsigned long long)size, MOST_DATA);
		return;
	}
	switch (np_c_bytes(layout, LLVMGetInitializer(v), np_alloc(r->g->arena, size + 1), size)) {
	case NP_C_BYTES: break;
	case NP_C_ADDRESS:
		refuse(r, v, "a 'switch' in a function can choose among them",
		       "'%s' has addresses in it, which are known only in the kernel", name_of(v));
		break;
	case NP_C_NO_NUMBER:
		refuse(r, v, NULL,
		       "'%s' has numbers in it that have a fraction, or more than 64 bits",
		       name_of(v));
		break;
	}
}

static void check_variable(struct reader *r, LLVMValueRef v)
{
	const char *section = LLVMGetSection(v);

	if (!section)
		section = "";
	if (np_c_is_list(v) || !strcmp(section, "license") || !strcmp(section, "version"))
		return;
	if (np_c_is_open(v)) {
		np_vec_push(r->g->arena, &r->open, np_strdup(r->g->arena, name_of(v)));
	} else if (is_in(section, ".maps") || is_in(section, "maps")) {
		refuse(r, v, "a function takes one as an argument, void *map: it is given &@m",
		       "'%s' is a map: maps are the script's", name_of(v));
	} else if (LLVMIsDeclaration(v)) {
		refuse(r, v, NULL, "variable '%s' is declared, and not there", name_of(v));
	} else if (*section && !is_in(section, ".rodata") && !is_in(section, ".data") &&
		   !is_in(section, ".bss")) {
		refuse(r, v, NULL, "'%s' is in section '%s', which means nothing here", name_of(v),
		       section);
	} else if (LLVMIsThreadLocal(v)) {
		refuse(r, v, NULL, "'%s' is of a thread: a program in the kernel has none",
		       name_of(v));
	} else {
		check_bytes(r, v);
	}
}

static void check_function(struct reader *r, LLVMValueRef f)
{
	const char *section = LLVMGetSection(f);

	if (LLVMGetIntrinsicID(f))
		return;
	if (LLVMIsDeclaration(f)) {
		if (!section || strcmp(section, ".ksyms"))
			refuse(r, f, NULL, "function '%s' is declared, and not there", name_of(f));
	} else if (section && !is_in(section, ".text")) {
		refuse(r, f, "probes are the script's, which call functions without SEC()",
		       "'%s' is a program of its own: SEC(\"%s\")", name_of(f), section);
	}
}

/* Our LLVM reads no assembly. Without a word of it, it only holds the compiler back. */
static void check_assembly(struct reader *r, LLVMValueRef f)
{
	size_t n;

	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(f); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i;
		     i = LLVMGetNextInstruction(i)) {
			LLVMValueRef to = LLVMIsACallInst(i) || LLVMIsACallBrInst(i)
						  ? LLVMGetCalledValue(i)
						  : NULL;

			if (to && LLVMIsAInlineAsm(to) && *LLVMGetInlineAsmAsmString(to, &n))
				refuse(r, i, "write it in C", "assembly cannot be taken over");
		}
}

static void look_at(struct reader *r, LLVMValueRef f)
{
	struct np_c_reach reach = np_c_reach(r->g->arena, f);

	if (reach.recurses)
		refuse(r, f, NULL, "'%s' leads back to itself: the kernel takes no recursion",
		       name_of(f));
	if (reach.unsafe || reach.fetches)
		np_vec_push(r->g->arena, &r->code->facts,
			    ((struct np_c_fact){np_strdup(r->g->arena, name_of(f)),
						reach.unsafe ? np_strdup(r->g->arena, reach.unsafe)
							     : NULL,
						reach.fetches}));
}

static void check_all(struct reader *r)
{
	size_t n;

	for (LLVMValueRef v = LLVMGetFirstGlobal(r->module); v; v = LLVMGetNextGlobal(v))
		check_variable(r, v);
	for (LLVMValueRef f = LLVMGetFirstFunction(r->module); f; f = LLVMGetNextFunction(f)) {
		check_function(r, f);
		if (LLVMIsDeclaration(f))
			continue;
		check_assembly(r, f);
		look_at(r, f);
	}
	if (*LLVMGetModuleInlineAsm(r->module, &n))
		refuse(r, NULL, "write it in C", "assembly cannot be taken over");
}

static void check_open(struct reader *r)
{
	struct np_btf *btf = NULL;
	struct np_c_core core;

	if (!r->open.n)
		return;
	np_btf_from_bytes(r->code->btf, r->code->n_btf, NULL, &btf);
	np_vec_each (const char *, name, &r->open) {
		if (!btf || !np_c_core_read(r->g->arena, btf, *name, &core))
			refuse(r, NULL,
			       "known are places of members that are no bitfields, whether they "
			       "exist, sizes of structs, enumerators",
			       "a CO-RE relocation that is not known here: '%s'", *name);
	}
	np_btf_close(btf);
}

/* --- its types --- */

/* .BTF of the object that LLVM makes of the module, which is not the same after that. */
static bool emit_types(struct reader *r)
{
	struct np_gen *g = r->g;
	LLVMMemoryBufferRef buffer = NULL;
	LLVMSectionIteratorRef s;
	LLVMBinaryRef binary;
	char *message = NULL;

	if (LLVMTargetMachineEmitToMemoryBuffer(g->machine, r->module, LLVMObjectFile, &message,
						&buffer)) {
		g->error = g->error ? g->error : np_strdup(g->arena, message);
		LLVMDisposeMessage(message);
		return false;
	}
	binary = g->error ? NULL : LLVMCreateBinary(buffer, g->llvm, NULL);
	if (binary) {
		s = LLVMObjectFileCopySectionIterator(binary);
		for (; !LLVMObjectFileIsSectionIteratorAtEnd(binary, s); LLVMMoveToNextSection(s)) {
			const char *name = LLVMGetSectionName(s);

			if (!name || strcmp(name, ".BTF"))
				continue;
			r->code->n_btf = LLVMGetSectionSize(s);
			r->code->btf =
				np_memdup(g->arena, LLVMGetSectionContents(s), r->code->n_btf);
		}
		LLVMDisposeSectionIterator(s);
		LLVMDisposeBinary(binary);
	}
	LLVMDisposeMemoryBuffer(buffer);
	return !g->error;
}

/* Its message, without a place that it does not know. */
static const char *llvm_words(struct np_gen *g)
{
	static const char nowhere[] = "<unknown>:0:0: ";
	const char *s = g->error;
	size_t n;

	if (!strncmp(s, nowhere, strlen(nowhere)))
		s += strlen(nowhere);
	for (n = strlen(s); n && strchr("\r\n ", s[n - 1]); n--)
		;
	return np_strndup(g->arena, s, n);
}

static void read_module(struct reader *r)
{
	unsigned errors = r->g->diags->errors;
	struct np_gen *g = r->g;
	struct np_diag *d;

	r->module = np_c_parse(g, r->code);
	if (!r->module) {
		d = np_error(g->diags, NP_E_IMPORT, r->loc,
			     "what the C compiler made of '%s' cannot be read%s%s", r->code->path,
			     g->error ? ": " : "", g->error ? g->error : "");
		np_hint(g->diags, d,
			"a clang newer than %u may write what this nprobe does not "
			"know: apt install clang-%u",
			LLVM_VERSION_MAJOR, LLVM_VERSION_MAJOR);
		return;
	}
	check_all(r);
	if (g->diags->errors == errors && emit_types(r))
		check_open(r);
	else if (g->diags->errors == errors)
		np_error(g->diags, NP_E_IMPORT, r->loc, "'%s' cannot become a program for BPF: %s",
			 r->code->path, llvm_words(g));
	LLVMDisposeModule(r->module);
}

/* What LLVM cannot do it may say by ending the process. */
static void fatal(const char *reason)
{
	fprintf(stderr,
		"nprobe: error NP0218: imported C code cannot become a program for BPF: %s\n",
		reason);
	_Exit(1);
}

const struct np_c_code *np_c_read(struct np_arena *a, const struct np_c_code *compiled,
				  struct np_loc loc, struct np_sources *sources,
				  struct np_diags *diags)
{
	struct np_c_code *code = np_memdup(a, compiled, sizeof(*compiled));
	struct np_gen g = {.arena = a, .diags = diags};
	struct reader r = {.g = &g, .code = code, .loc = loc, .sources = sources};
	unsigned errors = diags->errors;

	if (np_gen_open(&g)) {
		LLVMResetFatalErrorHandler();
		LLVMInstallFatalErrorHandler(fatal);
		read_module(&r);
	} else {
		np_error(diags, NP_E_LLVM, loc, "%s", g.error);
	}
	np_gen_close(&g);
	return diags->errors == errors ? code : NULL;
}
