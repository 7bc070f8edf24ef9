# BPF programs that are loaded are listed, and patterns stand for them; other patterns are told
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root tracepoint btf
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
run=$(dirname "$NP")/nprobe-run
[ -x "$run" ] || run=$NP
"$NP" build -o f.npo -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { @ = count(); }' >/dev/null
"$run" f.npo >target.out 2>target.err & TARGET=$! SPAWNED+=($!)
until grep -q Attached target.err; do sleep 0.05; done
id=$(cat /proc/$TARGET/fdinfo/* | awk '/^prog_id:/ { print $2; exit }')
listed=$("$NP" -l 'fentry:bpf:nprob?' | grep -c ":$id:nprobe")
of_id=$("$NP" -l "fexit:bpf:$id:*")
expanded=$("$NP" -d types -e "fentry:bpf:$id:n*, fexit:bpf:*:nprobe { @ = count(); }" | grep -c ":bpf:$id:nprobe ")
missing=$("$NP" -n -e 'fentry:bpf:no_such* { }' 2>&1 | grep -o "no BPF program.*")
tell SEEN "$listed ${of_id/$id/ID} $expanded $missing"
-- out
1 fexit:bpf:ID:nprobe 2 no BPF program that is loaded matches 'no_such*'


