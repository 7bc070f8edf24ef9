# path: of the file that a function or an iterator is called with
-- script
fentry:filp_close /comm == "closer"/ { @closed[path(filp->f_path)] = count(); @short[path(filp->f_path, 8)] = count(); }
-- needs root fentry tool:gcc
-- setup
cat >closer.c <<'C'
#include <fcntl.h>
#include <unistd.h>
int main(int n, char **v) { for (int i = 0; i < 3; i++) close(open(v[n - 1], O_RDONLY)); return 0; }
C
gcc -o closer closer.c
mkdir -p "/tmp/np path"
echo >"/tmp/np path/file"
-- traffic
./closer "/tmp/np path/file"
rm -r "/tmp/np path"
-- contains
{{^@closed\[/tmp/np path/file\]: 3$}}
