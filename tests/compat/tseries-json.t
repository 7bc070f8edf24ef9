# tseries in JSON: the same bytes as bpftrace 0.27
-- needs root
-- args
-f json @e@
-- script
BEGIN {
	@sum["a b", 1] = tseries(5, 1d, 2, "sum"); @sum["a b", 1] = tseries(6, 1d, 2, "sum");
	@min = tseries((uint64)18446744073709551615, 1d, 2, "min"); print(@min); zero(@min);
	exit();
}
-- out
{"type": "attached_probes", "count": 1, "data": {"probes": 1}}
{"type": "tseries", "data": {"@min": [{"interval_start":"{{[\d-]+}} 00:00:00.000000000","value":18446744073709551615}]}}
{"type": "tseries", "data": {"@min": []}}
{"type": "tseries", "data": {"@sum": {"{{a ?b,1}}": [{"interval_start":"{{[\d-]+}} 00:00:00.000000000","value":11}]}}}
