/*
 * Fuzz target of the BTF reader: the first two bytes say how much of the input is a base BTF,
 * the rest is a module's over it; 0: a BTF of its own.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/btf_exercise.h"
#include "btf/btf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct np_btf *base = NULL, *b;
	uint16_t base_len;
	uint8_t *copy;

	if (size < 2)
		return 0;
	memcpy(&base_len, data, 2);
	data += 2;
	size -= 2;
	if (base_len > size)
		base_len = 0;
	/* Copies of the exact size, so that reading beyond is noticed. */
	copy = malloc(size + 1);
	if (!copy)
		return 0;
	memcpy(copy, data, size);
	if (base_len && np_btf_from_bytes(copy, base_len, NULL, &base))
		base = NULL;
	if (!np_btf_from_bytes(copy + base_len, size - base_len, base, &b)) {
		btf_exercise(b);
		np_btf_close(b);
	}
	if (base)
		btf_exercise(base);
	np_btf_close(base);
	free(copy);
	return 0;
}
