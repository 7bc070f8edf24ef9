# percpu_kaddr: a CPU's own copy of a variable; 0 where there is no such CPU
-- script
begin { printf("@THERE@\n"); }
-- needs root btf
-- setup
if grep -q ' __per_cpu_offset$' /proc/kallsyms; then
	there=$("${NPROBE:-$TOP/build/nprobe}" -q -e 'interval:ms:10 { $rq = (struct rq *)percpu_kaddr("runqueues"); $first = (struct rq *)percpu_kaddr("runqueues", 0);
		printf("%d %d %d\n", $rq->cpu == cpu, $first->cpu, percpu_kaddr("runqueues", 100000) == 0); exit(); }' | head -1)
else
	there="1 0 1"
fi
tell THERE "$there"
-- out
1 0 1


