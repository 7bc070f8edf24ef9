# namelat --slow leaves out what is quicker
-- args
namelat --slow 1h
-- needs root uprobe
-- traffic
python3 -c 'import socket; socket.getaddrinfo("127.0.0.1", 80)'
-- contains
{{^TIME }}
-- absent
{{127\.0\.0\.1}}
