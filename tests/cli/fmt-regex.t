# with -r probes are regular expressions, and stay as they are
-- args
fmt -r @e@
-- script
kprobe:^vfs_(read|write)$ {count()}
-- out
kprobe:^vfs_(read|write)$ { count() }
