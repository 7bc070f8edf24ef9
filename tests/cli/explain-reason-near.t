# a reason that is none: the nearest, also by the whole name
-- args
explain skb_drop_reason_ip_rpfliter
-- exit 1
-- err
nprobe: error NP0502: there is no error, and no reason of a drop, 'skb_drop_reason_ip_rpfliter'
  hint: did you mean 'IP_RPFILTER'?
