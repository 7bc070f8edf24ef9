# What live cases make their traffic with; sourced by the shell that tests/run starts.
#
# Two network namespaces, $A (10.77.0.1) and $B (10.77.0.2), joined by a veth pair that
# is called v0 in both.  Their names are unique, so that shells may run side by side.
# Everything is taken down when the shell ends, also when the runner is killed: its end
# of the pipe closes, `step` sees that, and the trap runs.
#
# Exact numbers need silence: IPv6 is off (router solicitations are dropped and counted
# as well) and neighbours are permanent (no ARP, no packets queued behind it).
set -eu
A=np$$a B=np$$b
TOOLS=$TOP/tests/live/tools
SPAWNED=() WERE=()

# step WORD: tell the runner that WORD is reached, and wait until it says go
step() {
	local go
	echo "$1" >&"$ANSWER"
	read -r go <&"$TOLD" || exit 0
}

# tell NAME VALUE: the case's args and script may say @NAME@
tell() { echo "tell $1=$2" >&"$ANSWER"; }

in_a() { ip netns exec "$A" "$@"; }
in_b() { ip netns exec "$B" "$@"; }

# spawn CMD...: in the background; ended with us, as is all that runs in $A and $B
spawn() { "$@" & SPAWNED+=($!); }

at_end() {
	local p ns
	set +e
	case_cleanup
	for p in "${SPAWNED[@]}"; do kill "$p" 2>/dev/null; done
	for ((p = ${#WERE[@]} - 2; p >= 0; p -= 2)); do echo "${WERE[p + 1]}" >"/proc/sys/${WERE[p]}"; done
	[ -z "${DISK-}" ] || losetup -d "$DISK"
	for ns in "$A" "$B"; do
		[ -e "/run/netns/$ns" ] || continue
		for p in $(ip netns pids "$ns"); do kill -KILL "$p"; done
		ip netns del "$ns"
	done
	wait
}
trap at_end EXIT
trap 'exit 143' TERM INT
case_cleanup() { :; }           # the case's own, if it has one

# set_sysctl NS NAME VALUE: where the kernel has it
set_sysctl() {
	ip netns exec "$1" sh -c '[ ! -e "$1" ] || echo "$2" >"$1"' - "/proc/sys/$2" "$3"
}

# machine_sysctl NAME VALUE: one that is of the whole machine (a case that does so needs a guest); as it
# was again at the end
machine_sysctl() {
	WERE+=("$1" "$(<"/proc/sys/$1")")
	echo "$2" >"/proc/sys/$1"
}

# np_start ARGS...: the program under test, by the case itself, in the background; comes back
# when it is attached.  Its output goes to np.out and np.err, its process is $NP.  A case that
# looks at how it ends runs it so in the set-up, and shows what it saw by `tell`.
np_start() {
	: >np.out
	__BPFTRACE_NOTIFY_PROBES_ATTACHED=1 "${NPROBE:-$TOP/build/nprobe}" "$@" >np.out 2>np.err &
	NP=$! SPAWNED+=($!)
	until grep -q PROBES_ATTACHED np.out; do
		[ -e "/proc/$NP" ] || { cat np.err; return 1; }
		sleep 0.02
	done
}

# np_shows N REGEX: waits until N lines of the program's output match, say of what intervals print
np_shows() {
	until [ "$(grep -cE "$2" np.out)" -ge "$1" ]; do sleep 0.05; done
}

# np_end SIGNAL: sends it and waits; the status is in $STATUS, the milliseconds it took in $MS
np_end() {
	local from=${EPOCHREALTIME/./}
	kill "-$1" "$NP"
	STATUS=0
	wait "$NP" || STATUS=$?
	MS=$(((${EPOCHREALTIME/./} - from) / 1000))
}

# bpf_ids: the programs and maps that $NP holds, as `prog:ID map:ID ...`
bpf_ids() { cat /proc/"$NP"/fdinfo/* | awk '/^(prog|map)_id:/ { sub("_id", ""); print $1 $2 }' | sort -u; }

# bpf_left ID...: how many of them the kernel still has; it lets go of them a moment later
bpf_left() { "$TOOLS/bpf_left" "$@"; }

# disk: a block device of 1 MiB that nobody else uses, $DISK: a loop device
disk() {
	truncate -s 1M disk.img
	DISK=$(losetup -f --show disk.img)
	! command -v udevadm >/dev/null || udevadm settle
}

# kills N [KEYS]: N system calls kill(PID, 0) of KEYS (1) processes from 4194304 on, that cannot be
kills() { "$TOOLS/kills" "$@"; }

# net_pair: the two namespaces and the pair between them
net_pair() {
	local ns
	for ns in "$A" "$B"; do
		ip netns add "$ns"
		set_sysctl "$ns" net/ipv6/conf/all/disable_ipv6 1
		set_sysctl "$ns" net/ipv6/conf/default/disable_ipv6 1
		ip -n "$ns" link set lo up
	done
	ip -n "$A" link add v0 address 02:00:00:00:00:01 type veth \
		peer name v0 address 02:00:00:00:00:02 netns "$B"
	ip -n "$A" addr add 10.77.0.1/24 dev v0
	ip -n "$B" addr add 10.77.0.2/24 dev v0
	ip -n "$A" link set v0 up
	ip -n "$B" link set v0 up
	ip -n "$A" neigh replace 10.77.0.2 lladdr 02:00:00:00:00:02 dev v0 nud permanent
	ip -n "$B" neigh replace 10.77.0.1 lladdr 02:00:00:00:00:01 dev v0 nud permanent
}

# lo_only: $A alone; on its lo are 10.77.0.1, 10.77.0.2, fd77::1, fd77::2
lo_only() {
	local a
	ip netns add "$A"
	ip -n "$A" link set lo up
	for a in 10.77.0.1/32 10.77.0.2/32 fd77::1/128 fd77::2/128; do
		ip -n "$A" addr add "$a" dev lo
	done
}

# tcp_talk ACTION...: connections within $A between np_client and np_server; see tools/tcp_talk
tcp_talk() { in_a "$TOOLS/tcp_talk" "$@"; }

# tcp_hold ACTION: comes back when the action has come so far, and leaves all as it is
tcp_hold() {
	spawn in_a "$TOOLS/tcp_talk" "$1" hold
	until [ -e held ]; do sleep 0.02; done
}

# tcp_refused N: N sockets of $A, open at a time, whose connections are refused
tcp_refused() {
	in_a python3 -c 'import socket, sys
all = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in all: s.connect_ex(("10.77.0.2", 4109))' "$1"
}

# net_pair6: after net_pair, IPv6 too: fd77::1 and fd77::2, as silent: no link-local addresses
# and so no router solicitations, no duplicate address detection, permanent neighbours
net_pair6() {
	local ns
	for ns in "$A" "$B"; do
		ip -n "$ns" link set v0 addrgenmode none
		set_sysctl "$ns" net/ipv6/conf/all/disable_ipv6 0
		set_sysctl "$ns" net/ipv6/conf/v0/disable_ipv6 0
	done
	ip -n "$A" addr add fd77::1/64 dev v0 nodad
	ip -n "$B" addr add fd77::2/64 dev v0 nodad
	ip -n "$A" neigh replace fd77::2 lladdr 02:00:00:00:00:02 dev v0 nud permanent
	ip -n "$B" neigh replace fd77::1 lladdr 02:00:00:00:00:01 dev v0 nud permanent
}

# full_udp ADDRESS PORT: a UDP socket of $B that nobody reads and whose queue is full by datagrams
# from $A: every further one is dropped
full_udp() {
	rm -f full
	spawn in_b "$TOOLS/full_socket" udp "$1" "$2" full
	until [ -e full ]; do sleep 0.02; done
	in_a "$TOOLS/udp_send" -n 40 "$1" "$2"
}

# udp_burst_lost N: N datagrams to $B's port 9 at once, of which the queue of a CPU takes the first alone: N - 1
# drops, CPU_BACKLOG.  After `no_backlog`.
no_backlog() {
	ip -n "$A" link set v0 gso_max_segs 1
	machine_sysctl net/core/netdev_max_backlog 0
}
udp_burst_lost() { in_a "$TOOLS/udp_burst" "$1" 10.77.0.2 9; }

# udp_no_memory: UDP has used up its memory with the first datagrams of 60000 bytes to $B's port 7, whose socket
# has room.  Each CPU has up to 1 MiB that is not accounted for yet: `udp_large 100` is beyond that.
udp_no_memory() {
	spawn in_b "$TOOLS/full_socket" open 10.77.0.2 7 full
	until [ -e full ]; do sleep 0.02; done
	machine_sysctl net/ipv4/udp_rmem_min 1
	machine_sysctl net/ipv4/udp_mem "0 0 1"
}
udp_large() { in_a "$TOOLS/udp_send" -n "$1" -l 60000 10.77.0.2 7; }

# full_ping ADDRESS: a socket for pings of $B whose queue is full of answers from ADDRESS, $A's;
# `three_pings` makes that three more, which are dropped
full_ping() {
	rm -f full
	in_b sh -c 'echo "0 0" >/proc/sys/net/ipv4/ping_group_range'
	spawn ip netns exec "$B" "$TOOLS/full_socket" ping "$1" 0 full
	PING=$!
	until [ -e full ]; do sleep 0.02; done
}

three_pings() {
	kill -USR1 "$PING"
	while [ -e full ]; do sleep 0.02; done
}

# mcast_joined: $A sends multicast through v0; $B has joined 239.1.2.3 and ff05::1:3 on v9, another
# device of it, and 239.1.2.5 and ff05::1:5 on v0.  ff05:: only after net_pair6.
mcast_joined() {
	local groups=(239.1.2.3 v9 239.1.2.5 v0)
	ip -n "$B" link add v9 type veth peer name v8
	[ -z "$(ip -n "$B" -6 addr show dev v0)" ] || groups+=(ff05::1:3 v9 ff05::1:5 v0)
	ip -n "$B" link set v9 addrgenmode none up
	ip -n "$A" route add 224.0.0.0/4 dev v0
	spawn in_b "$TOOLS/mcast_join" mcast_ready "${groups[@]}"
	until [ -e mcast_ready ]; do sleep 0.02; done
}

# xdp_on ACTION MODE: an XDP program on $B's v0 that says aborted, drop or pass, native or generic
xdp_on() {
	spawn in_b "$TOOLS/xdp" v0 "$1" "$2" xdp_ready
	until [ -e xdp_ready ]; do sleep 0.02; done
}

# udp_closed N: N datagrams from $A to a port of $B where nobody listens: N drops where
# UDP is received, NO_SOCKET.  $B answers with ICMP port-unreachable, at the rate it is
# allowed to; that reaches an unconnected socket as nothing and is consumed, no drop.
udp_closed() { in_a "$TOOLS/udp_send" -n "$1" 10.77.0.2 9; }

# rp_filter N: N datagrams whose source $B would not answer through v0: N drops on input
rp_filter() {
	set_sysctl "$B" net/ipv4/conf/all/rp_filter 1
	set_sysctl "$B" net/ipv4/conf/v0/rp_filter 1
	ip -n "$A" addr add 10.88.0.1/32 dev lo
	# known to $B, by another way: strict filtering compares the device
	ip -n "$B" route add 10.88.0.0/16 dev lo
	in_a "$TOOLS/udp_send" -n "$1" -s 10.88.0.1 10.77.0.2 9
}

# own_source N M: N datagrams whose source is an address of $B itself: N drops where packets come in; and M that
# accept_local permits: M drops where UDP is received
own_source() {
	local f
	for f in all v0; do set_sysctl "$B" net/ipv4/conf/$f/rp_filter 0; done
	ip -n "$A" addr add 10.78.0.1/32 dev lo
	ip -n "$B" addr add 10.78.0.1/32 dev lo
	in_a "$TOOLS/udp_send" -n "$1" -s 10.78.0.1 10.77.0.2 9
	set_sysctl "$B" net/ipv4/conf/v0/accept_local 1
	in_a "$TOOLS/udp_send" -n "$2" -s 10.78.0.1 10.77.0.2 9
}

# blackhole N: N datagrams that $B shall forward, into a blackhole route: N drops.  (On
# the sending host itself the route makes sendto fail and no packet comes to be.)
blackhole() {
	set_sysctl "$B" net/ipv4/ip_forward 1
	ip -n "$B" route add blackhole 10.99.0.0/16
	ip -n "$A" route add 10.99.0.0/16 via 10.77.0.2
	in_a "$TOOLS/udp_send" -n "$1" 10.99.0.1 9
}

# tcp_open: a connection from $A to $B's port 8099, in the background; `tcp_retrans` goes on
tcp_open() {
	# without tail loss probes, which would be counted as well
	set_sysctl "$A" net/ipv4/tcp_early_retrans 0
	mkfifo tcp_cmd
	spawn in_b "$TOOLS/tcp_peer" listen 10.77.0.2 8099
	spawn in_a "$TOOLS/tcp_peer" connect 10.77.0.2 8099 tcp_cmd tcp_port
	until [ -s tcp_port ]; do sleep 0.05; done
	exec {TCP}>tcp_cmd
	tell PORT "$(<tcp_port)"
}

# retrans_count: TCP segments that $A has sent again
retrans_count() {
	in_a awk '/^Tcp:/ { if (n) print $n; for (i = 1; i <= NF; i++)
		if ($i == "RetransSegs") n = i }' /proc/net/snmp
}

# tcp_retrans N: take the peer's address away, send, and wait for the N-th retransmission
# (after about 0.2, 0.6, 1.4, 3 s); the one after that takes twice as long again, so that
# exactly N are seen.
tcp_retrans() {
	local before # on a busy machine the SYN may have been sent again
	before=$(retrans_count)
	ip -n "$B" addr del 10.77.0.2/24 dev v0
	echo send >&"$TCP"
	while [ "$(retrans_count)" -lt $((before + $1)) ]; do sleep 0.02; done
}
