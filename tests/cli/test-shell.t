# test: programs of the shell beside a script, in empty directories of their own; others' are not run
-- setup
mkdir -p lib1/tests
echo 'begin { exit(); }' >lib1/s.np
echo 'test -x "$NPROBE" && test "${SCRIPT##*/}" = s.np && test -z "$(ls)" && touch it' >lib1/tests/s.sh
echo 'echo it went wrong; exit 3' >lib1/tests/s-wrong.sh
echo 'echo no such thing here; exit 77' >lib1/tests/s-skip.sh
echo 'exit 1' >lib1/tests/sort.sh
-- args
test lib1/s.np
-- exit 1
-- out
SKIPPED s-skip.sh
no such thing here
FAILED s-wrong.sh
it went wrong
passed s.sh
1 passed, 1 failed, 1 skipped
