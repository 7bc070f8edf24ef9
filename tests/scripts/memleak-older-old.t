# memleak --older says on kernels before 5.13 what it takes
-- args
-q memleak --older 2s -p 1
-- needs root uprobe kernel<5.13
-- err contains
{{error: --older takes kernel 5.13$}}
-- exit 1
-- absent
@older
