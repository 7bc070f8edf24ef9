# all reasons, in groups, with one line each
-- args
explain drops
-- contains
{{^Addresses and routes:$}}
{{^  IP_RPFILTER                the answer would not leave by the device that the packet came from$}}
{{^  BRIDGE_INGRESS_STP_STATE   the port of the bridge does not forward in its state$}}
{{^  MACVLAN_BROADCAST_BACKLOG  too many broadcasts wait for the macvlan devices$}}
{{^  OVS_DROP_...               Open vSwitch dropped the packet$}}
{{^nprobe explain REASON says more about one of them\.$}}
