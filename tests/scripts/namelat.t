# namelat shows each lookup of a name with its process and result; by its alias too
-- args
gethostlatency
-- needs root uprobe
-- traffic
python3 -c 'import socket
for host in ("127.0.0.1", "no.such.name.invalid:"):
	try: socket.getaddrinfo(host, 80)
	except OSError: pass'
-- contains
{{^TIME +PID COMM +TOOK RESULT +NAME$}}
{{^\d\d:\d\d:\d\d +[1-9]\d* python3 +\d+(\.\d+)?[mu]?s found +127\.0\.0\.1$}}
{{^\d\d:\d\d:\d\d +[1-9]\d* python3 +\d+(\.\d+)?[mu]?s EAI_\w+ +no\.such\.name\.invalid:$}}
