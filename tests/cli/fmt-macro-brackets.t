# a script whose brackets are macros' in part is left as it is, and that is said
-- args
fmt @e@
-- script
#define CLOSE )
begin{print(1 CLOSE;}
-- out
#define CLOSE )
begin{print(1 CLOSE;}
\ no newline
-- err
nprobe: warning: nothing is changed: macros hold brackets that open or close here
