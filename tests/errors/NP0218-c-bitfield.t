# CO-RE relocations that we have no symbol for are refused, not loaded as they are
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
struct sk_buff { int a: 3, b: 5; } __attribute__((preserve_access_index));
int f(struct sk_buff *s) { return s->b; }
END
echo 'import "c.bpf.c"; begin { print(1); }' > main.np
-- args
-n main.np
-- exit 1
-- err
main.np:1:1: error NP0218: c.bpf.c: a CO-RE relocation that is not known here: 'llvm.sk_buff:0:0$0:1'
    1 | import "c.bpf.c"; begin { print(1); }
      | ^~~~~~~~~~~~~~~~
  hint: known are places of members that are no bitfields, whether they exist, sizes of structs, enumerators
