# behind the script's name its params come first, whatever nprobe's own options are called
-- needs root
-- setup
cat > tool.np <<'END'
param test: bool = false    "a trial run"
param top: string = "none"  "of what"
param cost: int(1..9) = 1   "how many"
param verbose: cidr = any   "of whom"
begin { printf("%d %s %d %d\n", test, top, cost, verbose.set); exit(); }
END
-- args
tool.np --test --top --for --cost=3 -q
-- out
1 --for 3 0


