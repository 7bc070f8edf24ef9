# path in an iterator: the files that a process has open
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root btf kernel>=5.12
-- setup
cp "$(command -v sleep)" nap
echo >opened
spawn ./nap 100 7<opened
until grep -q nap /proc/$!/comm; do sleep 0.02; done
tell SEEN "$("${NPROBE:-$TOP/build/nprobe}" -q -e 'iter:task_file /task->comm == "nap" && fd == 7/ { printf("<%s>\n", path(file->f_path)); }' | sed "s|$PWD|HERE|" | tr '\n' ' ')"
-- out
{{^<HERE/opened> +$}}


