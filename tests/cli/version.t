# the version
-- args
--version
-- out
nprobe 0.1.0
