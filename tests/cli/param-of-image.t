# a compiled script's params come first, too; --help is nobody's
-- needs root
-- setup
cat > tool.np <<'END'
param count: int = 1  "how many"
param top: int = 1    "of what"
begin { printf("%d %d\n", count, top); exit(); }
END
"${NPROBE:-$TOP/build/nprobe}" build tool.np -o tool.npo
-- args
-q tool.npo --top -5 --count 2
-- out
2 -5


