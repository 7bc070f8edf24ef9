# constants of headers: one number, or a bit that BTF tells, or what the loader chooses; a word where no one is sure
-- args
-d types @e@
-- world 6.18
-- script
begin {
	@a = O_DIRECT | S_IFREG;
	@b = REQ_FUA;
	@c = I_FREEING;
	@d = LOOKUP_RCU;
	@e = HZ;
	@f = LINUX_VERSION_CODE >= KERNEL_VERSION(6, 1, 0);
	@g = S_ISREG(@a);
}
-- out
map @a: int64
map @b: int64
map @c: enum inode_state_flags_t
map @d: int64
map @e: int64
map @f: bool
map @g: bool
clause 0
  probe begin group 0
  block
    assign =
      map @a: int64
      49152: int64
    assign =
      map @b: int64
      131072: int64
    assign =
      map @c: enum inode_state_flags_t
      I_FREEING: enum inode_state_flags_t (enum inode_state_flags_t, 256 here)
    assign =
      map @d: int64
      LOOKUP_RCU: int64 (since.1290:64.1794:256, 64 here)
    assign =
      map @e: int64
      HZ: int64 (hz, 0 here)
    assign =
      map @f: bool
      binary >=: bool
        LINUX_VERSION_CODE: int64 (kernel, 0 here)
        binary +: int64
          393472: int64
          ternary: int64
            binary >: bool
              0: int64
              255: int64
            255: int64
            0: int64
    assign =
      map @g: bool
      binary ==: bool
        binary &: int64
          map @a: int64
          61440: int64
        32768: int64
-- err
-e:5:7: warning: 'LOOKUP_RCU' is not the same on all kernels, and of 6.18.44-fc-v669 it is not known for sure: 0x40 is taken (5.10-6.12:64 7.2:256)
    5 |  @d = LOOKUP_RCU;
      |       ^~~~~~~~~~
