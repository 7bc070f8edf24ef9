# one text for all reasons of a subsystem that has its own
-- args
explain rx_drop_u_mic_fail
-- out
RX_DROP_...: wireless: mac80211 cannot use the frame

The rest of the name says why: decryption, replay, a duplicate, fragments, no
permission. A few are normal in wireless networks.

Look at:
    iw dev DEVICE station dump
    ip -s link show DEVICE
