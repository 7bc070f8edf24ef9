# a script of a library has a summary, a version and a license
-- setup
cat > s.np <<'END'
//@ summary  S
//@ version  1.0
begin { exit(); }
END
-- args
check --world @top@/tests/fixtures/6.12.world s.np
-- exit 1
-- err contains
{{^s.np:1:1: error NP0111: the header has no 'license'$}}
{{^s.np:2:5: error NP0111: '1.0' is no version$}}
{{^  hint: three numbers: 1.0.0$}}
