# rpfilter counts what the strict filter drops, with its mode and device; --dev
-- args
rpfilter --addr 10.88.0.1 --dev v0 --port 9 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
rp_filter 7
-- contains
{{^dev +src +dst +mode +(loc +)?COUNT$}}
{{^v0 +10\.88\.0\.1 +10\.77\.0\.2 +strict +(ip_rcv_finish_core\S* +)?7$}}
