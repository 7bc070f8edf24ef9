# in a Chinese locale the summary is Chinese
-- args
list retransmit
-- env
LC_ALL=zh_CN.UTF-8
-- out
tcpretrans  显示每次 TCP 重传：单调时间、日期时间、原因、地址端口和状态
