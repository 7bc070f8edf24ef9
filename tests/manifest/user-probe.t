# in the program itself
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
p:c:puts { print(*(int32 *)arg0); }
-- out
attaches to uprobe:/lib/x86_64-linux-gnu/libc.so.6:puts
reads memory of programs
shows lines
is sensitive: reads memory of programs
