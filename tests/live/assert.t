# assert() that fails: its message with its place, nothing after it, the end probe, status 1
-- needs root
-- script
begin { assert(1, "never said"); $s = "why"; printf("before\n"); assert(pid == 0, $s); printf("after\n"); }
end { printf("end\n"); }
-- out
before
end


-- err contains
-e:1:66: error: assert failed: why
-- exit 1
