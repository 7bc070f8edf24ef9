# macros: a body that is an expression is one value, any other is tokens; arguments, nested calls
-- args
-d tree @e@
-- script
#define SUM 1 + 2
#define TASK struct task_struct *
#define ADD(a, b) a + \
	b /* goes on */
#define BOTH(f, ...) f(__VA_ARGS__)
#define FAMILY __sk_common.skc_family
#define state 5
#undef NOTHING
begin {
	@a = SUM * 3;
	@b = ((TASK)curtask)->tgid;
	@c = ADD(1, ADD(2, SUM)) * 2;
	@d = BOTH(bswap, 4);
	@e = ((struct sock *)arg0)->FAMILY;
	@f = ((struct task_struct *)arg0)->state;
	@g = ADD;
}
-- out
program
  const SUM
  const TASK
  const ADD
  const BOTH
  const FAMILY
  const state
  clause
    probe begin group 0
    block
      assign =
        map @a
        binary *
          binary +
            int 1
            int 2
          int 3
      assign =
        map @b
        member ->tgid
          cast (struct task_struct *)
            name curtask
      assign =
        map @c
        binary *
          binary +
            int 1
            binary +
              int 2
              binary +
                int 1
                int 2
          int 2
      assign =
        map @d
        call bswap
          int 4
      assign =
        map @e
        member .skc_family
          member ->__sk_common
            cast (struct sock *)
              name arg0
      assign =
        map @f
        member ->state
          cast (struct task_struct *)
            name arg0
      assign =
        map @g
        name ADD
