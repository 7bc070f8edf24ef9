# after SIGKILL no kprobe, uprobe or event in tracefs is left
-- script
begin { printf("kernel @KERNEL@, user @USER@\n"); exit(); }
-- needs root kprobe uprobe
-- setup
debug=$PWD/debug; mkdir "$debug"; mount -t debugfs none "$debug"
held() { grep -cE 'udp_sendmsg|tcp_v4_rcv' "$debug/kprobes/list" || true; }
gone() { for _ in $(seq 100); do [ "$(held)" = 0 ] && break; sleep 0.05; done; held; }
np_start -e 'kprobe:udp_sendmsg, kretprobe:tcp_v4_rcv { @ = count(); } p:c:puts, r:c:puts { @u = count(); }'
during=$(held)
np_end KILL
tell KERNEL "held $((during > 0)), left $(gone), events $(cat /sys/kernel/tracing/kprobe_events | wc -l)"
tell USER "events $(cat /sys/kernel/tracing/uprobe_events | wc -l)"
umount "$debug"
-- out
kernel held 1, left 0, events 0, user events 0


