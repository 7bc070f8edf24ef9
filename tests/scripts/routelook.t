# routelook shows who looks, the table, the way that was found with device and gateway; not what --addr leaves out
-- args
routelook --addr 10.88.0.0/16
-- needs root netns tracepoint btf
-- setup
net_pair
ip -n "$A" route add 10.88.0.0/16 via 10.77.0.2
ip -n "$A" route add unreachable 10.88.9.9
ip -n "$A" rule add to 10.88.7.0/24 table 77
ip -n "$A" route add 10.88.7.0/24 dev v0 table 77
ip -n "$A" neigh replace 10.88.7.1 lladdr 02:00:00:00:00:02 dev v0 nud permanent
-- traffic
in_a "$TOOLS/udp_send" 10.88.0.1 9
in_a "$TOOLS/udp_send" 10.88.7.1 9
in_a "$TOOLS/udp_send" 10.77.0.2 9
in_a "$TOOLS/udp_send" 10.88.9.9 9 2>/dev/null || true
-- contains
{{^TIME     COMM                PID TABLE               SRC -> DST             OIF => DEV        GW              ERR$}}
{{^\d\d:\d\d:\d\d python3 +[1-9]\d* main +0\.0\.0\.0 -> 10\.88\.0\.1 +0 => v0 +10\.77\.0\.2 +0$}}
{{^\d\d:\d\d:\d\d python3 +[1-9]\d* 77 +0\.0\.0\.0 -> 10\.88\.7\.1 +0 => v0 +0\.0\.0\.0 +0$}}
{{^\d\d:\d\d:\d\d python3 +[1-9]\d* main +0\.0\.0\.0 -> 10\.88\.9\.9 +0 => - +0\.0\.0\.0 +-113 EHOSTUNREACH$}}
{{^\d\d:\d\d:\d\d - +0 \w+ +10\.77\.0\.1 -> 10\.88\.0\.1 }}
-- absent
{{^(?!TIME)(?!.*10\.88\.).*->}}
