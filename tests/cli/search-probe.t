# search --probe: by what they attach to, however it is spelled
-- args
search --probe 'tracepoint:tcp:*'
-- contains
{{^tcpretrans }}
-- absent
{{^dropwatch }}
