# a script's --help is made from its header and its params
-- args
tcpretrans --help
-- out
tcpretrans - Show each TCP retransmission, with both clocks, its cause, addresses and state

Usage: nprobe tcpretrans [options]

Options of this script:
  --addr cidr        only connections from or to this network
  --port port        only connections with this local or remote port
  --count            count by connection and cause, and show no single ones
  --every duration   with --count: how often the table is shown (default 1s)

Examples:
  Retransmissions to or from one network:
    nprobe tcpretrans --addr 10.10.2.0/24
  Of one service, for a minute, as a table:
    nprobe tcpretrans --port 443 --count --for 1m

See also: tcpdrop tcplife dropwatch

Options of every script (-o, --for, -v ...): nprobe --help
