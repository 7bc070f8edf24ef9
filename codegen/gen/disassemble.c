/* -d bpf: the instructions of the image, with the symbols that they refer to. */
#include <llvm-c/Disassembler.h>
#include <llvm-c/Object.h>
#include <llvm-c/Target.h>
#include <string.h>

#include "gen/gen.h"

/* The first section of an object has no name at all. */
static const char *section_name(LLVMSectionIteratorRef s)
{
	const char *name = LLVMGetSectionName(s);

	return name ? name : "";
}

/* The section of a section's relocations: an iterator to dispose, NULL if there is none. */
static LLVMSectionIteratorRef relocations_of(LLVMBinaryRef binary, const char *name)
{
	LLVMSectionIteratorRef s = LLVMObjectFileCopySectionIterator(binary);

	for (; !LLVMObjectFileIsSectionIteratorAtEnd(binary, s); LLVMMoveToNextSection(s))
		if (!strncmp(section_name(s), ".rel", 4) && !strcmp(section_name(s) + 4, name))
			return s;
	LLVMDisposeSectionIterator(s);
	return NULL;
}

/* The symbol that an instruction refers to, or NULL. */
static const char *relocation_at(LLVMSectionIteratorRef relocations, uint64_t offset)
{
	LLVMRelocationIteratorRef r = LLVMGetRelocations(relocations);
	const char *name = NULL;

	for (; !LLVMIsRelocationIteratorAtEnd(relocations, r); LLVMMoveToNextRelocation(r)) {
		if (LLVMGetRelocationOffset(r) != offset)
			continue;
		LLVMSymbolIteratorRef symbol = LLVMGetRelocationSymbol(r);

		name = LLVMGetSymbolName(symbol);
		LLVMDisposeSymbolIterator(symbol);
	}
	LLVMDisposeRelocationIterator(r);
	return name;
}

static void disassemble(LLVMDisasmContextRef dis, LLVMBinaryRef binary,
			LLVMSectionIteratorRef section, struct np_text *out)
{
	uint8_t *bytes = (uint8_t *)(uintptr_t)LLVMGetSectionContents(section);
	uint64_t size = LLVMGetSectionSize(section), at = 0;
	char line[256];

	LLVMSectionIteratorRef relocations = relocations_of(binary, section_name(section));

	np_text_addf(out, "%s:\n", section_name(section));
	while (at < size) {
		size_t n =
			LLVMDisasmInstruction(dis, bytes + at, size - at, at, line, sizeof(line));
		const char *symbol = relocations ? relocation_at(relocations, at) : NULL;

		if (!n)
			break;
		np_text_addf(out, "%6llu:%s", (unsigned long long)at / 8, line);
		np_text_addf(out, "%s%s\n", symbol && *symbol ? "    ; " : "",
			     symbol && *symbol ? symbol : "");
		at += n;
	}
	if (relocations)
		LLVMDisposeSectionIterator(relocations);
}

int np_dump_bpf(struct np_checked *c, const struct np_gen_options *opt, struct np_diags *diags,
		struct np_text *out)
{
	struct np_text image = {0};
	int err = np_generate(c, opt, diags, &image);
	LLVMBinaryRef binary = NULL;
	char *message = NULL;

	if (err)
		return err;
	LLVMInitializeBPFDisassembler();
	LLVMContextRef context = LLVMContextCreate();
	LLVMMemoryBufferRef buffer =
		LLVMCreateMemoryBufferWithMemoryRangeCopy(image.s, image.n, "image");
	LLVMDisasmContextRef dis = LLVMCreateDisasmCPU("bpfel", "v3", NULL, 0, NULL, NULL);

	binary = LLVMCreateBinary(buffer, context, &message);
	if (binary && dis) {
		LLVMSectionIteratorRef s = LLVMObjectFileCopySectionIterator(binary);

		for (; !LLVMObjectFileIsSectionIteratorAtEnd(binary, s); LLVMMoveToNextSection(s))
			if (!strncmp(section_name(s), "np/", 3) ||
			    !strcmp(section_name(s), ".text"))
				if (LLVMGetSectionSize(s))
					disassemble(dis, binary, s, out);
		LLVMDisposeSectionIterator(s);
	}
	if (message)
		LLVMDisposeMessage(message);
	if (binary)
		LLVMDisposeBinary(binary);
	if (dis)
		LLVMDisasmDispose(dis);
	LLVMDisposeMemoryBuffer(buffer);
	LLVMContextDispose(context);
	np_text_free(&image);
	return 0;
}
