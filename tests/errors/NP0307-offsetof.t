# offsets end at a pointer, and bitfields have none
-- args
-n @e@
-- world 6.12
-- script
struct bits { int a:3; }
begin {
	print(offsetof(struct task_struct, mm.owner));
	print(offsetof(struct bits, a));
	print(offsetof(struct task_struct, com));
}
-- exit 1
-- err
-e:3:37: error NP0307: this is a pointer: what it points to is not in the struct
    3 |  print(offsetof(struct task_struct, mm.owner));
      |                                     ^~
-e:4:30: error NP0307: a bitfield has no offset in bytes
    4 |  print(offsetof(struct bits, a));
      |                              ^
-e:5:37: error NP0307: struct task_struct has no member 'com'
    5 |  print(offsetof(struct task_struct, com));
      |                                     ^~~
  hint: did you mean 'comm'?
