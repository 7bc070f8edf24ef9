# new: the beginning of a script, which is as it should be
-- setup
"${NPROBE:-$TOP/build/nprobe}" new mine >/dev/null
-- args
check --world @top@/tests/fixtures/6.12.world mine.np
-- out
mine.np: good, safe
