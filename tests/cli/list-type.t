# -l of a type shows its members
-- args
-l 'struct list_head'
-- world 6.12
-- out
struct list_head: 16 bytes
  offset     size
       0        8  struct list_head *next
       8        8  struct list_head *prev
