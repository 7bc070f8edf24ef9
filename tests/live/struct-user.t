# a header beside the script, of the program itself: its structs, bitfields and constants read the program's memory
-- args
@script@ -- ./prog
-- script
#include "point.h"
p:@DIR@/prog:show {
	$p = (point_t *)arg0;
	printf("%d %d %d %d %s\n", $p->kind, $p->at.x, $p->at.y, $p->id, $p->name);
	printf("%d %lx named %d %d\n", $p->next->at.x, $p->next->id, POINT_NAMED($p) != 0, POINT_NAMED($p->next) != 0);
	$v = *$p->next;
	print($v.at);
	print($v.id == 0x9876543210);
	printf("%d\n", container_of(&$p->name, point_t, name)->at.y);
}
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >point.h <<'C'
#ifndef POINT_H
#define POINT_H
#include <stdint.h>
#define POINT_NAMED(p) ((p)->flags & POINT_HAS_NAME)
enum point_flag { POINT_HAS_NAME = 1 << 2 };
typedef struct point {
	uint8_t kind;
	struct { int32_t x, y; } at;
	unsigned long flags : 4, id : 40;
	char name[8];
	struct point *next;
} __attribute__((packed)) point_t;
int show(point_t *p, int n);
#endif
C
cat >prog.c <<'C'
#include "point.h"
__attribute__((noinline)) int show(point_t *p, int n)
{
	__asm__ volatile("" : : "r"(p) : "memory");
	return n + p->kind;
}
int main(void)
{
	point_t b = {2, {-3, 4}, 0, 0x9876543210, "", 0};
	point_t a = {1, {10, -20}, POINT_HAS_NAME, 7, "first", &b};
	return show(&a, 1) != 2;
}
C
gcc -O1 -o prog prog.c
-- out
1 10 -20 7 first
-3 9876543210 named 1 0
{ .x = -3, .y = 4 }
true
-20


