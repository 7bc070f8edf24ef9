# fentry:bpf: a BPF program that is loaded is probed, by its name and by its number; others are told
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root fentry
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
run=$(dirname "$NP")/nprobe-run
[ -x "$run" ] || run=$NP
missing=$("$NP" -e 'fentry:bpf:no_such_program { }' 2>&1 | grep -o "there is no BPF program.*")
# an image carries BTF, its program is named nprobe
"$NP" build -o f.npo -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { @ = count(); }' >/dev/null
"$run" f.npo >target.out 2>target.err & TARGET=$! SPAWNED+=($!)
until grep -q Attached target.err; do sleep 0.05; done
id=$(cat /proc/$TARGET/fdinfo/* | awk '/^prog_id:/ { print $2; exit }')
np_start -q -e "fentry:bpf:nprobe { @entry = count(); } fexit:bpf:$id:nprobe { @exit = count(); }"
kills 7
np_end INT
tell SEEN "$(grep '^@' np.out | tr '\n' ';')$missing"
-- contains
{{^@entry: ([7-9]|\d\d+);@exit: \1;there is no BPF program 'no_such_program'$}}
