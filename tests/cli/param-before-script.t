# before the script's name an option is nprobe's, behind it the script's
-- needs root
-- setup
cat > tool.np <<'END'
param top: int = 1  "how many"
begin { printf("%d\n", top); }
interval:1h { printf("late\n"); }
END
-- args
--top 3 --for 100ms -q tool.np --top 7
-- out
7


