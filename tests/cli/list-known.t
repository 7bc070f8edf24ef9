# -l of what no kernel is asked for: events of perf, units of timers, signals
-- args
-l 'software:c*'
-- out
software:context-switches
software:cpu
software:cpu-clock
software:cpu-migrations
software:cs
