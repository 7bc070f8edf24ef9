# what the kernel refuses for another reason is told with that reason
-- script
begin { printf("@FILES@\n"); exit(); }
-- needs root
-- setup
(ulimit -n 6; exec "${NPROBE:-$TOP/build/nprobe}" -e 'begin { @a = 1; printf("x"); }') 2>err && status=0 || status=$?
grep -q 'error NP0704: .*Too many open files' err && grep -q 'hint: ulimit -n' err && told=told || told="$(cat err)"
tell FILES "status $status, $told"
-- out
status 2, told


