# functions of glibc's old libraries, and of the files that had the version in their names
-- script
uprobe:/lib/x86_64-linux-gnu/libpthread-2.27.so:pthread_mutex_lock /pid == 1/ { }
uprobe:/lib/x86_64-linux-gnu/libpthread.so.0:pthread_create /pid == 1/ { }
uretprobe:/lib/x86_64-linux-gnu/libc-2.27.so:getenv /pid == 1/ { }
BEGIN { printf("attached\n"); exit(); }
-- needs root uprobe
-- err contains
{{^.*warning: '/lib/x86_64-linux-gnu/libpthread-2.27.so' has no 'pthread_mutex_lock' here: '/lib/x86_64-linux-gnu/libc.so.6' is probed instead$}}
{{^.*warning: '/lib/x86_64-linux-gnu/libc-2.27.so' has no 'getenv' here: '/lib/x86_64-linux-gnu/libc.so.6' is probed instead$}}
-- contains
attached
