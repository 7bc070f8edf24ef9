# dropwatch reads headers and no payload, with all its options
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @top@/examples/drop/dropwatch.np
-- contains
{{^reads headers of packets$}}
{{^is safe$}}
-- absent
{{^reads memory}}
