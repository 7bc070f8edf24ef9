# rpfilter --dev leaves other devices out
-- args
rpfilter --dev v1 --every 1h
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
rp_filter 7
-- absent
{{10\.88\.0\.1}}
