# a symbol of the kernel is an address like any
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
begin { print(*(int64 *)kaddr("jiffies")); }
-- out
attaches to begin
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
