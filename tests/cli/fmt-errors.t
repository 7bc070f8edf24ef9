# what is wrong is said by file and line, nothing of it is written, and the other files are
-- setup
printf 'begin{exit()}\n' > good.np
printf 'begin{print(1}\n' > bad.np
"${NPROBE:-$TOP/build/nprobe}" fmt -w bad.np good.np 2>/dev/null || true
cp bad.np kept
-- args
fmt good.np bad.np kept
-- out
begin { exit() }
-- err
bad.np:1:14: error NP0101: unexpected '}', expected an operator, ',' or ')'
    1 | begin{print(1}
      |              ^
kept:1:14: error NP0101: unexpected '}', expected an operator, ',' or ')'
    1 | begin{print(1}
      |              ^
-- exit 1
