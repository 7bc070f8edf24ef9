# iter:NAME:FILE: a file that runs the program when it is read, long after we have ended
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root btf
-- timeout 3
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
mkdir fs
mount -t bpf bpf fs
cp "$(command -v sleep)" nap
for i in 1 2; do spawn ./nap 100 7</dev/null; done
until [ "$(cat /proc/[0-9]*/comm | grep -cx nap)" = 2 ]; do sleep 0.02; done

# what nprobe says, and that nothing of it is left
"$NP" -e 'fn twice($n: int64) { printf("%d\n", 2 * $n); }
iter:task:'"$PWD"'/fs/list /task->comm == "nap"/ {
	@n++;
	printf("%-6s|%6s|%.2s|%-3.1s|%5s|", task->comm, task->comm, task->comm, task->comm, "lit");
	printf("%4d|%-4d|%04d|%+d|%x|%lx|%X|%c|%3c|%%|", 7, -7, 7, 7, -1, -1, 171, 65, 66);
	printf("%hhd %hu %s %6s %d %s é\n", 255, 65537, task->pid > 1, task->pid < 1, 1 == 1, -5);
	printf("%d\n", @n);
	print("line");
	print(task->comm);
	$i = 0;
	while ($i < 3) { $i++; printf("%d%s ", $i, task->comm); }
	twice($i);
}' >say 2>hint
sed "s|$PWD/||g" say hint | sed 's/^/say /' >got
for round in 1 2; do cat fs/list >>got; done

# fields by themselves, more than one helper takes; the file of nobody is empty
"$NP" -q -e 'iter:task_file:'"$PWD"'/fs/files /task->comm == "nap" && fd == 7/ {
	printf("%d%d%d%d%d%d%d%d%d%d%d%d%d%d\n", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
}' >/dev/null
cat fs/files >>got
"$NP" -q -e 'iter:task_vma:'"$PWD"'/fs/none /task->comm == "no such"/ { print(1); }' >/dev/null || :
[ ! -e fs/none ] || cat fs/none >>got

# an image does the same
"$NP" build -e 'iter:task:'"$PWD"'/fs/image /task->comm == "nap"/ { print(str(task->comm)); }' -o i.npo
"$NP" -q i.npo | sed "s|$PWD/||g" >>got
cat fs/image >>got

# a name that is taken stays what it was
"$NP" -q -e 'iter:task:'"$PWD"'/fs/files { print(0); }' 2>&1 | head -1 | sed "s|$PWD/||g" >>got || :
rm fs/list fs/files fs/image
tell SEEN "$(tr '\n' '~' <got | sed 's/\\/\\\\/g; s/"/\\"/g; s/%/%%/g; s/~/\\n/g')"
-- cleanup
umount "$PWD/fs"
-- out
say Program pinned to fs/list
say Attached 1 probe
say cat fs/list runs it, rm fs/list removes it
nap   |   nap|na|n  |  lit|   7|-7  |0007|+7|ffffffff|ffffffffffffffff|AB|A|  B|%|-1 1 true  false 1 -5 é
1
line
nap
1nap 2nap 3nap 6
nap   |   nap|na|n  |  lit|   7|-7  |0007|+7|ffffffff|ffffffffffffffff|AB|A|  B|%|-1 1 true  false 1 -5 é
2
line
nap
1nap 2nap 3nap 6
nap   |   nap|na|n  |  lit|   7|-7  |0007|+7|ffffffff|ffffffffffffffff|AB|A|  B|%|-1 1 true  false 1 -5 é
3
line
nap
1nap 2nap 3nap 6
nap   |   nap|na|n  |  lit|   7|-7  |0007|+7|ffffffff|ffffffffffffffff|AB|A|  B|%|-1 1 true  false 1 -5 é
4
line
nap
1nap 2nap 3nap 6
1234567891011121314
1234567891011121314
Program pinned to fs/image
nap
nap
{{.*}}'iter:task' did not attach: 'fs/files' is there already



