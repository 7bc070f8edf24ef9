# a kprobe at an address of the kernel
-- args
-q --unsafe @e@ -c ./nap
-- script
kprobe:@ADDRESS@ /pid == cpid/ { @[probe == "kprobe:@DECIMAL@"] = count(); }
-- needs root kprobe
-- setup
cp "$(type -P true)" nap
address=$(awk '$3 == "do_exit" { print $1; exit }' /proc/kallsyms)
tell ADDRESS "0x$address"
tell DECIMAL "$(printf %u "0x$address")"
-- out


@[true]: 1
