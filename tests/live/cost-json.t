# --cost in JSON: one object, whose numbers fit each other and the time that passed
-- needs root tracepoint
-- script
begin { printf("@SEEN@\n"); exit(); }
-- setup
np_start -q -f json --cost -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { @ = count(); }'
from=${EPOCHREALTIME/./}
kills 500
np_end INT
took=$(((${EPOCHREALTIME/./} - from) * 1000))
tell SEEN "$(python3 - $took <<'P'
import json, sys
lines = [json.loads(l) for l in open("np.out") if l.startswith("{")]
cost = [l["data"] for l in lines if l["type"] == "cost"]
assert len(cost) == 1, lines
c = cost[0]
p = c["probes"][0]
assert len(c["probes"]) == 1 and p["probe"] == "tracepoint:syscalls:sys_enter_kill", p
assert p["events"] >= 500 and p["line"] == 1 and p["column"] == 1 and p["more"] == 0, p
assert 0 < p["ns"] < c["elapsed_ns"] < int(sys.argv[1]) * 2 + 10**9, c
assert p["ns_per_event"] == (p["ns"] + p["events"] // 2) // p["events"], p
assert abs(p["cpu"] - p["ns"] / c["elapsed_ns"]) < 2e-6, c
assert c["total"] == {k: p[k] for k in ("events", "ns", "ns_per_event", "cpu")}, c
print("right", [l for l in lines if l["type"] == "map"][0]["data"])
P
)"
-- out
right {'@': 500}


