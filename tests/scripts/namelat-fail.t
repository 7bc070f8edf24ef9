# namelat --fail leaves out what is found, --slow what is quick
-- args
namelat --fail --slow 1ns
-- needs root uprobe
-- traffic
python3 -c 'import socket
for host in ("127.0.0.1", "no.such.name.invalid:"):
	try: socket.getaddrinfo(host, 80)
	except OSError: pass'
-- contains
{{ python3 .* EAI_\w+ +no\.such\.name\.invalid:$}}
-- absent
{{127\.0\.0\.1}}
{{ found }}
