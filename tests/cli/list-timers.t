# -l of timers: their units
-- args
-l 'interval:*'
-- out
interval:hz
interval:ms
interval:s
interval:us
