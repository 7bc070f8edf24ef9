/* The bytes that a variable of C code begins with. */
#include <string.h>

#include "gen/c_code.h"

static enum np_c_bytes put(LLVMTargetDataRef layout, LLVMValueRef c, uint8_t *to, uint64_t size);

static enum np_c_bytes put_elements(LLVMTargetDataRef layout, LLVMValueRef c, uint8_t *to,
				    uint64_t size)
{
	LLVMTypeRef type = LLVMTypeOf(c);
	bool is_struct = LLVMGetTypeKind(type) == LLVMStructTypeKind;
	unsigned n =
		is_struct ? LLVMCountStructElementTypes(type) : (unsigned)LLVMGetArrayLength2(type);
	uint64_t each = is_struct ? 0 : LLVMABISizeOfType(layout, LLVMGetElementType(type));

	for (unsigned i = 0; i < n; i++) {
		uint64_t at = is_struct ? LLVMOffsetOfElement(layout, type, i) : i * each;
		enum np_c_bytes what =
			at > size ? NP_C_ADDRESS
				  : put(layout, LLVMGetAggregateElement(c, i), to + at, size - at);

		if (what != NP_C_BYTES)
			return what;
	}
	return NP_C_BYTES;
}

static enum np_c_bytes put(LLVMTargetDataRef layout, LLVMValueRef c, uint8_t *to, uint64_t size)
{
	LLVMTypeRef type = LLVMTypeOf(c);
	uint64_t own = LLVMABISizeOfType(layout, type), v;

	if (own > size)
		return NP_C_ADDRESS;
	if (LLVMIsNull(c) || LLVMIsUndef(c) || LLVMIsPoison(c))
		return NP_C_BYTES; /* zeroes are there */
	switch (LLVMGetTypeKind(type)) {
	case LLVMIntegerTypeKind:
		if (LLVMGetIntTypeWidth(type) > 64)
			return NP_C_NO_NUMBER;
		if (!LLVMIsAConstantInt(c))
			return NP_C_ADDRESS;
		v = LLVMConstIntGetZExtValue(c);
		memcpy(to, &v, own); /* the lowest byte first, here as there */
		return NP_C_BYTES;
	case LLVMArrayTypeKind:
	case LLVMStructTypeKind: return put_elements(layout, c, to, size);
	case LLVMHalfTypeKind:
	case LLVMFloatTypeKind:
	case LLVMDoubleTypeKind:
	case LLVMFP128TypeKind: return NP_C_NO_NUMBER;
	default: return NP_C_ADDRESS;
	}
}

enum np_c_bytes np_c_bytes(LLVMTargetDataRef layout, LLVMValueRef constant, uint8_t *to,
			   uint64_t size)
{
	memset(to, 0, size);
	return put(layout, constant, to, size);
}
