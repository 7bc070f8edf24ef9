# test: the test: probes of a script, and of those in tests/ that begin with its name
-- needs root
-- setup
mkdir -p lib1/tests
echo 'fn twice($n: int64): int64 { return $n * 2; } test:two { assert(twice(1) == 2, "twice 1"); }' >lib1/s.np
echo 'import "../s.np" test:four { assert(twice(2) == 5, "twice 2"); }' | sed 's/np" /&\n/' >lib1/tests/s-more.np
tell SUM "$("${NPROBE:-$TOP/build/nprobe}" test lib1/s.np 2>&1 | grep -E '^(passed|FAILED|[0-9])' | tr '\n' ';')"
-- args
-q -e 'begin { printf("@SUM@\n"); exit(); }'
-- contains
{{^passed s.np;FAILED s-more.np;1 passed, 1 failed, 0 skipped;$}}
