/*
 * Line info: which statement of the script an instruction comes from.  LLVM writes it to
 * .BTF.ext, the loader gives it to the kernel (bpftool shows it) and finds the place of a refusal
 * by it.  It costs LLVM half a millisecond, so only what is built, or was refused, has it.
 */
#include <llvm-c/DebugInfo.h>
#include <string.h>

#include "gen/gen.h"

#define DWARF_VERSION 3 /* the module flag's value: LLVM's DEBUG_METADATA_VERSION */

void np_gen_lines_open(struct np_gen *g)
{
	const char *name = g->opt->source_name ? g->opt->source_name : "-e";
	LLVMMetadataRef version;

	if (!g->opt->line_info)
		return;
	version = LLVMValueAsMetadata(np_const32(g, DWARF_VERSION));
	LLVMAddModuleFlag(g->module, LLVMModuleFlagBehaviorWarning, "Debug Info Version", 18,
			  version);
	g->lines = LLVMCreateDIBuilder(g->module);
	g->file = LLVMDIBuilderCreateFile(g->lines, name, strlen(name), "", 0);
	LLVMDIBuilderCreateCompileUnit(g->lines, LLVMDWARFSourceLanguageC11, g->file, "nprobe", 6,
				       true, "", 0, 0, "", 0, LLVMDWARFEmissionLineTablesOnly, 0,
				       false, false, "", 0, "", 0);
}

void np_gen_lines_close(struct np_gen *g)
{
	if (!g->lines)
		return;
	LLVMDIBuilderFinalize(g->lines);
	LLVMDisposeDIBuilder(g->lines);
	g->lines = NULL;
}

void np_gen_lines_function(struct np_gen *g, struct np_loc loc)
{
	LLVMMetadataRef type;
	uint32_t line, column;
	const char *name;
	size_t len;

	if (!g->lines)
		return;
	np_gen_line(g, loc, &line, &column);
	name = LLVMGetValueName2(g->fn, &len);
	type = LLVMDIBuilderCreateSubroutineType(g->lines, g->file, NULL, 0, 0);
	g->subprogram = LLVMDIBuilderCreateFunction(g->lines, g->file, name, len, "", 0, g->file,
						    line, type, false, true, line, 0, true);
	LLVMSetSubprogram(g->fn, g->subprogram);
	np_gen_lines_at(g, loc);
}

void np_gen_lines_at(struct np_gen *g, struct np_loc loc)
{
	uint32_t line, column;

	if (!g->lines)
		return;
	np_gen_line(g, loc, &line, &column);
	LLVMSetCurrentDebugLocation2(
		g->b, LLVMDIBuilderCreateDebugLocation(g->llvm, line, column, g->subprogram, NULL));
}
