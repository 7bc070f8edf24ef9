# listenq knows sockets that listened before it began, and counts what they turn away from then on; it looks again and again
-- args
listenq --addr 127.0.77.1 --every 20ms
-- needs root netns tracepoint tool:python3 kernel>=5.13
-- setup
cat >scene.py <<'END'
import os, socket, time

AT = ('127.0.77.1', 4100)


def until(condition):
    while not condition():
        time.sleep(0.01)


def listening(line):
    words = line.split()
    return words[1] == '014D007F:1004' and words[3] == '0A'


def queued():
    return any(listening(line) and line.split()[4].endswith(':00000001') for line in open('/proc/net/tcp'))


def drops():
    names, numbers = [line.split() for line in open('/proc/net/netstat') if line.startswith('TcpExt:')]
    return int(numbers[names.index('ListenDrops')])


def turned_away(n):
    before = drops()
    for _ in range(n):
        s = socket.socket()
        s.setblocking(False)
        s.connect_ex(AT)
        s.close()
    until(lambda: drops() >= before + n)


l = socket.create_server(AT, backlog=0)
c = socket.create_connection(AT)
until(queued)
turned_away(5)
open('held', 'w')
until(lambda: os.path.exists('go'))
turned_away(3)
open('gone', 'w')
time.sleep(1000)
END
spawn python3 scene.py
until [ -e held ]; do sleep 0.02; done
-- traffic
sleep 0.3
touch go
until [ -e gone ]; do sleep 0.02; done
-- contains
{{^\S+ 127\.0\.77\.1 +4100 +1 +0 +0$}}
{{^\S+ 127\.0\.77\.1 +4100 +1 +0 +3$}}
-- absent
{{127\.0\.77\.1 +4100 +1 +0 +([4-9]|\d\d)}}
