# more frames than a kernel takes: as many as it does, with a word
-- args
-n @e@
-- world 6.12
-- script
p:vfs_read { @[kstack(200), ustack(perf, 127)] = count(); }
-- err
-e:1:23: warning: a stack has at most 127 frames
    1 | p:vfs_read { @[kstack(200), ustack(perf, 127)] = count(); }
      |                       ^~~
