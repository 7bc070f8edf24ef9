# which shells there are is said
-- args
completion csh
-- exit 1
-- err
usage: nprobe completion bash|zsh|fish
