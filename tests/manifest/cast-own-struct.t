# a struct of the script shows what memory holds
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
struct my { char text[100]; } p:vfs_read { print(((struct my *)file)->text); }
-- out
attaches to kprobe:vfs_read
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
