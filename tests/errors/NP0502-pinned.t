# what is pinned runs without nprobe: there is no time, no command and no output of it
-- args
--for 1s -e "iter:task:list { print(pid); }"
-- needs root btf
-- exit 1
-- err
nprobe: error NP0502: option '--for' does not go with a program that is pinned: it runs without nprobe
