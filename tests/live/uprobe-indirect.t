# a function that is chosen when a program starts: the probe attaches, and what it means is told
-- needs root uprobe
-- args
-q -n -e 'uprobe:libc:memcpy { @++ }'
-- err contains
1:13: warning: 'memcpy' stands for several functions
-- out
