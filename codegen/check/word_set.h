/* The vocabularies of words.def. */
#ifndef NP_CHECK_WORD_SET_H
#define NP_CHECK_WORD_SET_H

enum np_word_set {
#define NP_SET(id, op, low) NP_SET_##id,
#define NP_WORD(id, value, text)
#define NP_FIELD_IN(system, event, field, id)
#define NP_FIELD_AS(system, event, field, op, value)
#define NP_MEMBER_IN(owner, member, id, swap)
#define NP_MEMBER_AS(owner, member, op, value)
#include "check/words.def"
#undef NP_SET
#undef NP_WORD
#undef NP_FIELD_IN
#undef NP_FIELD_AS
#undef NP_MEMBER_IN
#undef NP_MEMBER_AS
	NP_SET_NONE
};

#endif
