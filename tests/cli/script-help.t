# a script's --help is made from its header and its params
-- args
tcpretrans --help
-- out
tcpretrans - Show each TCP retransmission, with both clocks, addresses and state

Usage: nprobe tcpretrans [options]

Options of this script:
  --addr cidr   only connections from or to this network
  --port port   only connections with this local or remote port

Examples:
  Retransmissions to or from one network:
    nprobe tcpretrans --addr 10.10.2.0/24
  Of one service, for a minute:
    nprobe tcpretrans --port 443 --for 1m

See also: dropwatch

Options of every script (-o, --for, -v ...): nprobe --help
