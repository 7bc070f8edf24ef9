# search says that there is nothing
-- args
search --probe 't:nowhere:*'
-- exit 1
-- err
nprobe: no script attaches there
