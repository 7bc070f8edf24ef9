# iter: once for each object: tasks by name, files of a process, sockets of a network namespace
-- args
-q @e@
-- script
iter:task /ctx.task->comm == "nap"/ { @task = count(); @threads[task->pid == task->tgid] = count(); }
iter:task_file /task->comm == "nap"/ { @fd[fd] = count(); }
end { printf("@SEEN@\n"); }
-- needs root netns btf
-- setup
cp "$(command -v sleep)" nap
for i in 1 2 3; do spawn ./nap 100 7</dev/null; done
ip netns add $A
in_a ip link set lo up
for port in 7001 7002; do
	spawn ip netns exec $A python3 -c "
import socket, time
s = socket.socket(); s.bind(('127.0.0.1', $port)); s.listen(); time.sleep(100)"
done
until [ "$(in_a awk '$4 == "0A"' /proc/net/tcp | wc -l)" = 2 ]; do sleep 0.05; done
NP=${NPROBE:-$TOP/build/nprobe}
tell SEEN "$(in_a "$NP" -q -e 'iter:tcp /sk_common->skc_state == TCP_LISTEN/ { @[sk_common->skc_num] = count(); }' | tr '\n' ' ')"
-- contains
{{^ *@\[7001\]: 1 @\[7002\]: 1 $}}
{{^@fd\[0\]: 3$}}
{{^@task: 3$}}
{{^@threads\[true\]: 3$}}
