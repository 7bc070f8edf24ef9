# path: of what an argument points to, and of a struct within it; the end of one that is longer than its place
# (an overlay file system of 6.1 opens what is below it by the same path)
-- script
fentry:security_file_open /comm == "opener"/ { @opened[path(file->f_path)] = count(); }
fentry:vfs_truncate /comm == "opener"/ { @truncated[path(args.path)] = count(); @short[path(args.path, 6)] = count(); }
-- needs root fentry tool:gcc
-- setup
cat >opener.c <<'C'
#include <fcntl.h>
#include <unistd.h>
int main(int n, char **v) { for (int i = 0; i < 3; i++) close(open(v[n - 1], O_RDONLY)); return truncate(v[n - 1], 3); }
C
gcc -o opener opener.c
mkdir -p "/tmp/np path"
echo >"/tmp/np path/file"
-- traffic
./opener "/tmp/np path/file"
rm -r "/tmp/np path"
-- contains
{{^@opened\[/tmp/np path/file\]: (3|6)$}}
{{^@truncated\[/tmp/np path/file\]: 1$}}
{{^@short\[/?file\]: 1$}}
