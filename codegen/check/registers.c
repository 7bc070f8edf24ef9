/* Registers by their names in AT&T syntax: where they are in x86-64's struct pt_regs. */
#include <string.h>

#include "check/checked.h"

int np_register_offset(const char *name)
{
	static const struct {
		const char *names;
		int offset;
	} regs[] = {
		{"r15 r15d r15w r15b", 0},  {"r14 r14d r14w r14b", 8},  {"r13 r13d r13w r13b", 16},
		{"r12 r12d r12w r12b", 24}, {"rbp ebp bp bpl", 32},     {"rbx ebx bx bl", 40},
		{"r11 r11d r11w r11b", 48}, {"r10 r10d r10w r10b", 56}, {"r9 r9d r9w r9b", 64},
		{"r8 r8d r8w r8b", 72},     {"rax eax ax al", 80},      {"rcx ecx cx cl", 88},
		{"rdx edx dx dl", 96},      {"rsi esi si sil", 104},    {"rdi edi di dil", 112},
		{"rip eip ip", 128},        {"rsp esp sp spl", 152}};
	size_t n = strlen(name);

	for (size_t i = 0; i < sizeof(regs) / sizeof(regs[0]); i++)
		for (const char *p = regs[i].names; *p; p += strspn(p, " ")) {
			size_t len = strcspn(p, " ");

			if (len == n && !memcmp(p, name, n))
				return regs[i].offset;
			p += len;
		}
	return -1;
}
