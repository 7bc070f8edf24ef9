# typeinfo: types in bpftrace's words, known when the program is compiled: the same bytes as bpftrace 0.27
-- needs root
-- script
config = { unstable_typeinfo = enable }
macro word(e) { if comptime (typeinfo(e).base_type == "string") { "text" } else { "number" } }
begin {
  print(typeinfo(pid)); print(typeinfo(1)); print(typeinfo(-300)); print(typeinfo(70000)); print(typeinfo((uint8)1));
  print(typeinfo(1 == 1)); print(typeinfo("abc")); print(typeinfo(comm())); print(typeinfo(kstack)); print(typeinfo(nsecs));
  print(typeinfo((int64*)0)); print(typeinfo((void*)0)); print(typeinfo(("a", comm()))); print(typeinfo(uint64));
  print(typeinfo(uint8[4])); print(typeinfo(pton("127.0.0.1"))); print(typeinfo(buf("ab", 2))); print(typeinfo(ntop(0)));
  print(typeinfo(ksym(0))); print(typeinfo(usym(0))); print(typeinfo(strftime("%s", nsecs))); print(typeinfo(macaddr(0)));
  print(typeinfo(typeinfo(1))); print(typeinfo(1).full_type); print((typeinfo(1), 2)); print(typeinfo(struct task_struct));
  print(typeinfo((struct task_struct *)0)); print(typeinfo(enum pid_type)); print(typeinfo(void));
  print(word("a")); print(word(1)); $t = typeinfo("abc"); print($t.full_type); printf("%s\n", $t);
  print(typeinfo(1) == typeinfo(int8)); print(typeinfo(1) != typeinfo(int8)); @n = count(); print(typeinfo(@n));
  @of[typeinfo(pid).full_type] = 1; @h["xyz", "a"] = hist(1); print(typeinfo(@h)); clear(@h); @r = typeinfo(pid);
  exit();
}
-- out
{ .btf_id = 0, .base_type = int, .full_type = uint32 }
{ .btf_id = 0, .base_type = int, .full_type = int8 }
{ .btf_id = 0, .base_type = int, .full_type = int16 }
{ .btf_id = 0, .base_type = int, .full_type = int32 }
{ .btf_id = 0, .base_type = int, .full_type = uint8 }
{ .btf_id = 0, .base_type = bool, .full_type = bool }
{ .btf_id = 0, .base_type = string, .full_type = string[4] }
{ .btf_id = 0, .base_type = string, .full_type = string[16] }
{ .btf_id = 0, .base_type = kstack, .full_type = kstack_bpftrace_127 }
{ .btf_id = 0, .base_type = int, .full_type = uint64 }
{ .btf_id = 0, .base_type = pointer, .full_type = int64 * }
{ .btf_id = 0, .base_type = pointer, .full_type = void * }
{ .btf_id = 0, .base_type = tuple, .full_type = (string[2],string[16]) }
{ .btf_id = 0, .base_type = int, .full_type = uint64 }
{ .btf_id = 0, .base_type = array, .full_type = uint8[4] }
{ .btf_id = 0, .base_type = array, .full_type = uint8[4] }
{ .btf_id = 0, .base_type = buffer, .full_type = buffer[6] }
{ .btf_id = 0, .base_type = inet, .full_type = inet[24] }
{ .btf_id = 0, .base_type = ksym_t, .full_type = ksym_t }
{ .btf_id = 0, .base_type = usym_t, .full_type = usym_t }
{ .btf_id = 0, .base_type = timestamp, .full_type = timestamp }
{ .btf_id = 0, .base_type = mac_address, .full_type = mac_address }
{ .btf_id = 0, .base_type = record, .full_type = record { .btf_id = uint64, .base_type = string[4], .full_type = string[5] } }
int8
({ .btf_id = 0, .base_type = int, .full_type = int8 }, 2)
{ .btf_id = 0, .base_type = c_type, .full_type = struct task_struct }
{ .btf_id = 0, .base_type = pointer, .full_type = struct task_struct * }
{ .btf_id = 0, .base_type = int, .full_type = enum pid_type }
{ .btf_id = 0, .base_type = void, .full_type = void }
text
number
string[4]
{ .btf_id = 0, .base_type = string, .full_type = string[4] }
true
false
{ .btf_id = 0, .base_type = count_t, .full_type = count_t }
{ .btf_id = 0, .base_type = tuple, .full_type = (string[4],string[2]) }


@n: 1
@of[uint32]: 1
@r: { .btf_id = 0, .base_type = int, .full_type = uint32 }
