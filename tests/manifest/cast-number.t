# so is a number that becomes a pointer
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
begin { print(((struct sock *)0xffff888000000000)->sk_err); }
-- out
attaches to begin
reads members of struct sock
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
