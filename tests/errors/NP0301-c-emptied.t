# the keys of a map that is emptied have more in memory than C code could know
-- world 6.12
-- needs tool:clang-19
-- setup
echo 'void map(void *m) { }' > c.bpf.c
cat > main.np <<'END'
import "c.bpf.c"
begin { @m[1] = 1; @n[1] = 1; map(&@m); map(&@n); delete(@n, 1); }
end { clear(@m); }
END
-- args
-n main.np
-- exit 1
-- err
main.np:2:35: error NP0301: clear() and zero() change how the keys of '@m' lie in memory, which C code would have to know
    2 | begin { @m[1] = 1; @n[1] = 1; map(&@m); map(&@n); delete(@n, 1); }
      |                                   ^~~
  hint: delete(@m, key) removes a key
