# search finds scripts by what users see of the trouble, in their languages
-- args
search 丢包
-- contains
{{^dropwatch +Count dropped packets}}
-- absent
{{^tcpretrans }}
