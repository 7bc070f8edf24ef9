# a value for such a param is checked as the param's, before root is needed
-- setup
cat > tool.np <<'END'
param top: int(1..9) = 1  "how many"
begin { print(top); exit(); }
END
-- args
-n tool.np --top 10s
-- exit 1
-- err
nprobe: error NP0505: '10s' for option '--top': not a number
  hint: it takes int(1..9)
