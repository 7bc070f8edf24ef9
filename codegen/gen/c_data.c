/* The bytes that a variable of C code begins with. */
#include <string.h>

#include "gen/c_code.h"

static bool put(LLVMTargetDataRef layout, LLVMValueRef c, uint8_t *to, uint64_t size);

static bool put_elements(LLVMTargetDataRef layout, LLVMValueRef c, uint8_t *to, uint64_t size)
{
	LLVMTypeRef type = LLVMTypeOf(c);
	bool is_struct = LLVMGetTypeKind(type) == LLVMStructTypeKind;
	unsigned n =
		is_struct ? LLVMCountStructElementTypes(type) : (unsigned)LLVMGetArrayLength2(type);
	uint64_t each = is_struct ? 0 : LLVMABISizeOfType(layout, LLVMGetElementType(type));

	for (unsigned i = 0; i < n; i++) {
		uint64_t at = is_struct ? LLVMOffsetOfElement(layout, type, i) : i * each;

		if (at > size || !put(layout, LLVMGetAggregateElement(c, i), to + at, size - at))
			return false;
	}
	return true;
}

static bool put(LLVMTargetDataRef layout, LLVMValueRef c, uint8_t *to, uint64_t size)
{
	LLVMTypeRef type = LLVMTypeOf(c);
	uint64_t own = LLVMABISizeOfType(layout, type), v;

	if (own > size)
		return false;
	if (LLVMIsNull(c) || LLVMIsUndef(c) || LLVMIsPoison(c))
		return true; /* zeroes are there */
	switch (LLVMGetTypeKind(type)) {
	case LLVMIntegerTypeKind:
		if (LLVMGetIntTypeWidth(type) > 64 || !LLVMIsAConstantInt(c))
			return false;
		v = LLVMConstIntGetZExtValue(c);
		memcpy(to, &v, own); /* the lowest byte first, here as there */
		return true;
	case LLVMArrayTypeKind:
	case LLVMStructTypeKind: return put_elements(layout, c, to, size);
	default: return false;
	}
}

bool np_c_bytes(LLVMTargetDataRef layout, LLVMValueRef constant, uint8_t *to, uint64_t size)
{
	memset(to, 0, size);
	return put(layout, constant, to, size);
}
