# -c CMD: the command's end ends the run, what it did is all there
-- args
-c './prog' @e@
-- script
t:syscalls:sys_enter_getppid /comm == "prog"/ { @ = count(); }
-- needs root tracepoint tool:gcc
-- setup
cat >prog.c <<'C'
#include <unistd.h>
int main(void) { for (int i = 0; i < 41; i++) getppid(); return 0; }
C
gcc -o prog prog.c
-- out


@: 41
