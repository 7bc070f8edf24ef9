# -n runs no image
-- args
-n x.npo
-- needs root
-- setup
"${NPROBE:-$TOP/build/nprobe}" build -e 'begin { printf("ran\n"); exit(); }' -o x.npo
-- out
