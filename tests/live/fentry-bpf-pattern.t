# fentry:bpf: patterns of names and of numbers mean the BPF programs that are loaded
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root fentry
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
run=$(dirname "$NP")/nprobe-run
[ -x "$run" ] || run=$NP
# an image carries BTF, its program is named nprobe
"$NP" build -o f.npo -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { @ = count(); }' >/dev/null
"$run" f.npo >target.out 2>target.err & TARGET=$! SPAWNED+=($!)
until grep -q Attached target.err; do sleep 0.05; done
id=$(cat /proc/$TARGET/fdinfo/* | awk '/^prog_id:/ { print $2; exit }')
np_start -q -e "fentry:bpf:npr* { @entry[probe] = count(); } fexit:bpf:{$id,0}:n[p]robe { @exit = count(); }"
kills 7
np_end INT
tell SEEN "$(grep '^@' np.out | sed "s/:$id:/:ID:/" | tr '\n' ';')"
-- contains
{{^@entry\[fentry:bpf:ID:nprobe\]: ([7-9]|\d\d+);@exit: \1;$}}
