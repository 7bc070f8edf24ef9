# test: a script without tests has not passed
-- setup
echo 'begin { exit(); }' >s.np
-- args
test s.np
-- exit 1
-- out
0 passed, 0 failed, 0 skipped
-- err
nprobe: 's.np' has no tests
  hint: test: probes in it, or tests/s.np and tests/s.sh beside it
