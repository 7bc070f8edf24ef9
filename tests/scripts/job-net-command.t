# all tracepoints of the network for one command, with their fields: a pattern alone, without a block
-- args
--follow -e 't:net:*' -- python3 -c 'import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b"12345678", ("127.0.0.1", 9))'
-- needs root tracepoint
-- contains
{{^\d\d:\d\d:\d\d\.\d+ python3 +[1-9]\d* tracepoint:net:net_dev_queue skbaddr=0x\w+ len=50 name=lo( net_cookie=\d+)?$}}
{{^\d\d:\d\d:\d\d\.\d+ python3 +[1-9]\d* tracepoint:net:net_dev_xmit skbaddr=0x\w+ len=50 rc=NETDEV_TX_OK name=lo( net_cookie=\d+)?$}}
