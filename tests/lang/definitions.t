# struct, union, enum and typedef: declarators, bitfields, attributes, with and without ';'
-- args
-d tree @e@
-- script
struct point { int x, *y; }
typedef struct point point_t, *point_p;
union __attribute__((packed)) any {
	struct { unsigned long long int big; };
	int (*call[2])(void *, int), grid[2][3];
	u64 low : 3, : 0;
	const struct list_head __rcu *list __attribute__((aligned(8)));
};
enum level { LOW = 1, HIGH = LOW << 4, };
struct later;
begin { @ = ((point_t *)arg0)->x; }
-- out
program
  definition
    struct point
      member x
        int
      member y
        pointer to
          int
  definition typedef point_t
    struct point
  definition typedef point_p
    pointer to
      struct point
  definition
    union any
      member
        struct
          member big
            unsigned long long int
      member call
        array of
          pointer to
            function returning
              int
      member grid
        array of
          array of
            int
      bits low
        u64
      bits
        u64
      member list
        pointer to
          struct list_head
  definition
    enum level
      enumerator LOW
      enumerator HIGH
  clause
    probe begin group 0
    block
      assign =
        map @
        member ->x
          cast (point_t *)
            name arg0
