# a struct of the kernel that the script defines otherwise: its own counts, and a word says so; the same one says nothing
-- args
-n @e@
-- world 6.12
-- script
struct list_head { struct list_head *next, *prev; };
struct sock_common { int skc_family; };
begin { @ = ((struct sock_common *)0)->skc_family; }
-- err
-e:2:26: warning: 'struct sock_common' as the script defines it is used: this kernel has 'skc_family' elsewhere
    2 | struct sock_common { int skc_family; };
      |                          ^~~~~~~~~~
  hint: without the definition the kernel's own type is taken from its BTF
