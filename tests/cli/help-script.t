# help of a script is its --help
-- args
help retransmit
-- contains
{{^retransmit - Show each TCP retransmission}}
{{^  --port port   only connections}}
