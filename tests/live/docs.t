# the examples of the documentation that probe functions of the kernel load and attach
-- script
begin { printf("@RESULT@\n"); exit(); }
-- needs root kprobe kernel>=6.12 kernel<6.13
-- timeout 10
-- setup
python3 "$TOP/tests/docs/run" --live=functions >log 2>&1 || cat log >&2
tell RESULT "$(tail -1 log | sed 's/^[1-9][0-9][0-9]* passed, 0 failed, [0-9]* skipped$/all run/')"
-- out
all run


