# help of a script is its --help
-- args
help tcpretrans
-- contains
{{^tcpretrans - Show each TCP retransmission}}
{{^  --port port +only connections}}
