# without privileges: the message says which, nothing else is tried
-- script
begin { printf("@USER@\n"); exit(); }
-- needs root tool:setpriv
-- setup
cp "${NPROBE:-$TOP/build/nprobe}" . && chmod 755 . nprobe
setpriv --reuid=65534 --clear-groups ./nprobe -e 'begin { exit(); }' 2>err && status=0 || status=$?
grep -q 'error NP0702: .*permission denied' err && grep -q 'hint: .*CAP_BPF' err && told=told || told="$(cat err)"
tell USER "status $status, $told, $(wc -l <err) lines"
-- out
status 2, told, 2 lines


