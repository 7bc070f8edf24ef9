/* Comparisons of values that are memory: strings, arrays, addresses, networks. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "gen/gen.h"

#define COMPARE_WORDS 8 /* between two branches */
#define INLINE 256      /* more bytes are compared by a function */

/*
 * An address as 16 bytes, IPv4 as ::ffff:a.b.c.d: two words. Whether it is one: what could not be
 * read is none, and in no network.
 */
static LLVMValueRef mapped(struct np_gen *g, LLVMValueRef inet, LLVMValueRef out[2])
{
	LLVMValueRef family = np_get(g, inet, 8);
	LLVMValueRef v4 = LLVMBuildICmp(g->b, LLVMIntEQ, family, np_const(g, AF_INET), "");
	LLVMValueRef v6 = LLVMBuildICmp(g->b, LLVMIntEQ, family, np_const(g, AF_INET6), "");
	LLVMValueRef low = np_get(g, np_at(g, inet, 8), 8), high = np_get(g, np_at(g, inet, 16), 8);
	/* bytes 8..15 of the mapped form: 00 00 ff ff a b c d, in memory order */
	LLVMValueRef word = LLVMBuildOr(g->b, LLVMBuildShl(g->b, low, np_const(g, 32), ""),
					np_const(g, 0xffff0000), "");

	out[0] = LLVMBuildSelect(g->b, v4, np_const(g, 0), low, "");
	out[1] = LLVMBuildSelect(g->b, v4, word, high, "");
	return LLVMBuildOr(g->b, v4, v6, "");
}

static LLVMValueRef equal_words(struct np_gen *g, LLVMValueRef a[2], LLVMValueRef b[2])
{
	LLVMValueRef d = LLVMBuildOr(g->b, LLVMBuildXor(g->b, a[0], b[0], ""),
				     LLVMBuildXor(g->b, a[1], b[1], ""), "");

	return LLVMBuildICmp(g->b, LLVMIntEQ, d, np_const(g, 0), "");
}

/*
 * Bytes in pieces, or all their words would want a register at once. Memory is padded to whole
 * words.
 */
LLVMValueRef np_gen_equal_bytes(struct np_gen *g, LLVMValueRef x, LLVMValueRef y, uint32_t size)
{
	uint32_t rest = size % 8; /* bytes of the last word that count; 0: all */
	LLVMValueRef slot = np_alloca(g, 8), d = np_const(g, 0);
	LLVMBasicBlockRef end = np_block(g, "");

	np_put(g, slot, np_const(g, 0), 8);
	for (uint32_t i = 0; i < size; i += 8) {
		LLVMValueRef differ = LLVMBuildXor(g->b, np_get(g, np_at(g, x, i), 8),
						   np_get(g, np_at(g, y, i), 8), "");

		if (rest && i + 8 > size)
			differ = LLVMBuildAnd(g->b, differ,
					      np_const(g, (int64_t)((1ull << rest * 8) - 1)), "");
		d = LLVMBuildOr(g->b, d, differ, "");
		if ((i / 8 + 1) % COMPARE_WORDS && i + 8 < size)
			continue;
		LLVMBasicBlockRef next = np_block(g, "");

		np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntEQ, d, np_const(g, 0), ""), next, end);
		LLVMPositionBuilderAtEnd(g->b, next);
		d = np_const(g, 0);
	}
	np_put(g, slot, np_const(g, 1), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_is_true(g, np_get(g, slot, 8));
}

/* The first n bytes of both, which have no more; i1. */
static LLVMValueRef equal(struct np_gen *g, struct np_node *a, struct np_node *b, uint32_t n)
{
	if (n <= INLINE) {
		LLVMValueRef left = np_gen_memory(g, a);

		return np_gen_equal_bytes(g, left, np_gen_memory(g, b), n);
	}
	struct np_placed x = np_gen_place(g, a), y = np_gen_place(g, b);
	LLVMValueRef at = np_gen_text(g, NP_TEXT_DIFFER, np_const(g, x.offset),
				      np_const(g, y.offset), np_const(g, n), np_const(g, 0));

	return LLVMBuildICmp(g->b, LLVMIntUGE, at, np_const(g, n), "");
}

static uint32_t shorter(const struct np_node *a, const struct np_node *b)
{
	uint32_t x = np_gen_size(a->type), y = np_gen_size(b->type);

	return x < y ? x : y;
}

/* A string ends within its size, so beyond the shorter one there is nothing to compare. */
LLVMValueRef np_gen_strncmp(struct np_gen *g, struct np_node *call)
{
	struct np_node *a = call->call.args, *b = a->next;
	uint32_t size = shorter(a, b);
	uint64_t length = b->next->integer.value;

	if (length < size)
		size = (uint32_t)length;
	return LLVMBuildXor(g->b, np_bool(g, equal(g, a, b, size)), np_const(g, 1), "");
}

LLVMValueRef np_gen_begins(struct np_gen *g, struct np_node *text, struct np_node *with, uint32_t n)
{
	return equal(g, text, with, n);
}

/* Zeros follow a string: the words of the shorter type decide. */
LLVMValueRef np_gen_equal(struct np_gen *g, struct np_node *a, struct np_node *b)
{
	if (a->type->kind == NP_V_INET) {
		LLVMValueRef p[2], q[2], known = mapped(g, np_gen_memory(g, a), p);

		known = LLVMBuildAnd(g->b, known, mapped(g, np_gen_memory(g, b), q), "");
		return LLVMBuildAnd(g->b, known, equal_words(g, p, q), "");
	}
	return equal(g, a, b, (shorter(a, b) + 7) & ~7u);
}

static void literal_network(struct np_gen *g, const char *text, LLVMValueRef net[2],
			    LLVMValueRef mask[2])
{
	char address[64];
	uint8_t bytes[16] = {0}, bits[16];
	const char *slash = strchr(text, '/');
	size_t n = slash ? (size_t)(slash - text) : strlen(text);
	int prefix = 128;
	uint64_t words[4];

	memcpy(address, text, n < sizeof(address) ? n : sizeof(address) - 1);
	address[n < sizeof(address) ? n : sizeof(address) - 1] = '\0';
	if (inet_pton(AF_INET, address, bytes + 12) == 1) {
		bytes[10] = bytes[11] = 0xff;
		prefix = slash ? atoi(slash + 1) + 96 : 128;
	} else {
		inet_pton(AF_INET6, address, bytes);
		prefix = slash ? atoi(slash + 1) : 128;
	}
	for (int i = 0; i < 16; i++) {
		int left = prefix - i * 8;

		bits[i] = (uint8_t)(left >= 8 ? 0xff : left <= 0 ? 0 : 0xff << (8 - left));
		bytes[i] &= bits[i];
	}
	memcpy(words, bytes, 16);
	memcpy(words + 2, bits, 16);
	for (int i = 0; i < 2; i++) {
		net[i] = np_const(g, (int64_t)words[i]);
		mask[i] = np_const(g, (int64_t)words[2 + i]);
	}
}

/* Whether an address, as two words, is in a network: a literal or a param. */
static LLVMValueRef is_in(struct np_gen *g, LLVMValueRef a[2], const struct np_node *network)
{
	LLVMValueRef net[2], mask[2], masked[2];

	if (network->kind == NP_N_ADDRESS) {
		literal_network(g, network->string.s, net, mask);
	} else {
		const char *name = g->checked->params.v[np_ref(network)->param.index]->param.name;

		for (unsigned i = 0; i < 2; i++) {
			net[i] = np_symbol(g, "param.%s.a%u", name, i);
			mask[i] = np_symbol(g, "param.%s.m%u", name, i);
		}
	}
	for (int i = 0; i < 2; i++)
		masked[i] = LLVMBuildAnd(g->b, a[i], mask[i], "");
	return equal_words(g, masked, net);
}

/* x in net, x in (net, net) */
LLVMValueRef np_gen_in(struct np_gen *g, struct np_node *n)
{
	struct np_node *right = n->binary.right;
	LLVMValueRef a[2], known = mapped(g, np_gen_memory(g, n->binary.left), a), any;

	if (right->kind != NP_N_TUPLE) {
		any = is_in(g, a, right);
	} else {
		any = is_in(g, a, right->list);
		for (struct np_node *e = right->list->next; e; e = e->next)
			any = LLVMBuildOr(g->b, any, is_in(g, a, e), "");
	}
	return np_bool(g, LLVMBuildAnd(g->b, known, any, ""));
}
