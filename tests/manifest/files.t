# files
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
begin { cat("/etc/shadow"); }
-- out
attaches to begin
reads files
shows the file /etc/shadow
is sensitive: reads files
