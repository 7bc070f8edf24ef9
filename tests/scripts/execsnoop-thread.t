# execsnoop shows what a thread starts that is not the process's first: it returns as that one
-- args
-q execsnoop --follow -- python3 thread.py
-- needs root tracepoint
-- setup
cat >thread.py <<'P'
import os, threading
t = threading.Thread(target=os.execv, args=('/bin/true', ['true', 'of', 'a', 'thread']))
t.start()
t.join()
P
-- contains
{{^\S+ (\d+) +\d+ +true +0 /bin/true of a thread$}}
