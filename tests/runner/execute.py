"""Running one case: nprobe in a directory of its own, with the case's traffic where it
has some.  Only processes started here are ever ended.

The shell that makes the traffic is one process from set-up to clean-up: it waits for
us on a pipe and cleans up when that closes, however we end (see tests/live/lib.sh).
"""
import contextlib, fcntl, os, re, shlex, signal, subprocess, tempfile, threading, time

ATTACHED = '__BPFTRACE_NOTIFY_PROBES_ATTACHED'
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Probes see the whole machine: live cases run one at a time, whoever runs them.
LOCK = '/tmp/nprobe-live.lock'


# process groups of the programs under test, for a runner that is itself ended
RUNNING = set()


def end_all():
    for group in list(RUNNING):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)


class Failure(Exception):
    """The case could not be carried out; says why."""


class Result:
    def __init__(self, out, err, status):
        self.out, self.err, self.status = out, err, status


def run(case, nprobe, limit):
    limit *= float(case.get('timeout', 1))
    live = 'traffic' in case.sections or 'setup' in case.sections
    with tempfile.TemporaryDirectory(prefix='nprobe-test.') as tmp, \
            (machine() if live else contextlib.nullcontext()), \
            (Traffic(case, tmp, limit) if live else contextlib.nullcontext()) as traffic:
        names = traffic.names if traffic else {}
        env = dict(os.environ, LC_ALL='C.UTF-8', TZ='UTC', TOP=TOP)
        env.update(line.replace('@top@', TOP).split('=', 1) for line in case.get('env', []))
        if 'traffic' in case.sections:
            env[ATTACHED] = '1'
        p = Program(command(case, nprobe, tmp, names), tmp, env, case.get('stdin'), limit)
        with p:
            if 'traffic' in case.sections:
                p.wait_attached()
                traffic.go()
                if 'ends itself' not in case.sections:
                    p.process.send_signal(signal.SIGINT)
            return p.result()


@contextlib.contextmanager
def machine():
    fd = os.open(LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def command(case, nprobe, tmp, names):
    """The argument list: @script@ is the script's file, @e@ is `-e SCRIPT`, @top@ the
    source tree, and @NAME@ what the set-up told under that name."""
    def fill(text):
        return re.sub(r'@([A-Za-z]\w*)@',
                      lambda m: dict(names, top=TOP, script='script.np').get(m[1], m[0]), text)
    script = fill(case.get('script', ''))
    with open(f'{tmp}/script.np', 'w', encoding='utf-8') as f:
        f.write(script)
    lines = case.get('args', [])
    words = [w for line in lines for w in shlex.split(line)]
    if 'script' in case.sections and '@e@' not in words and \
            not any('@script@' in w for w in words):
        words.append('@e@')
    out = [nprobe]
    if 'world' in case.sections:
        fixture = f'{TOP}/tests/fixtures/{case.get("world")}.world'
        if not os.path.exists(fixture):
            raise Failure(f'no fixture {os.path.relpath(fixture, TOP)}')
        out += ['--world', fixture]
    for w in words:
        out += ['-e', script.rstrip('\n')] if w == '@e@' else [fill(w)]
    return out


class Program:
    """nprobe under test, its outputs gathered by a thread each."""
    def __init__(self, argv, cwd, env, stdin, limit):
        self.end, self.limit = time.monotonic() + limit, limit
        self.out, self.err = bytearray(), bytearray()
        self.attached = threading.Event()
        try:
            self.process = subprocess.Popen(
                argv, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
                start_new_session=True)
        except OSError as e:
            raise Failure(f'cannot run {argv[0]}: {e.strerror}') from None
        RUNNING.add(self.process.pid)
        self.threads = [threading.Thread(target=self.gather, args=a, daemon=True)
                        for a in ((self.process.stdout, self.out), (self.process.stderr, self.err))]
        for t in self.threads:
            t.start()
        if stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.write(stdin.encode())
                self.process.stdin.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)      # with what it started
        RUNNING.discard(self.process.pid)
        self.process.wait()

    def gather(self, stream, into):
        for line in stream:
            if line.rstrip(b'\n') == ATTACHED.encode():
                self.attached.set()
            else:
                into += line
        self.attached.set()             # or it ended without

    def timed_out(self, doing):
        return Failure(f'not {doing} after {self.limit:g} s\n' + self.so_far())

    def so_far(self):
        return ''.join(f'{n}:\n{t.decode(errors="replace")}'
                       for n, t in (('stdout', self.out), ('stderr', self.err)) if t)

    def wait_attached(self):
        if not self.attached.wait(max(0, self.end - time.monotonic())):
            raise self.timed_out('attached')
        with contextlib.suppress(subprocess.TimeoutExpired):
            # both its pipes closing looks like attaching
            status = self.process.wait(0.01)
            for t in self.threads:
                t.join(2)               # all that it said
            raise Failure(f'ended with status {status} before the traffic\n' + self.so_far())
        self.end = time.monotonic() + self.limit

    def result(self):
        try:
            self.process.wait(max(0.1, self.end - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise self.timed_out('ended') from None
        for t in self.threads:
            # a child that was left behind may hold the pipe: it is not waited for
            t.join(2)
        return Result(self.out.decode(errors='backslashreplace'),
                      self.err.decode(errors='backslashreplace'), self.process.returncode)


class Traffic:
    """The shell of a live case.  It answers on one pipe and is told on another."""
    def __init__(self, case, tmp, limit):
        self.limit, self.names = limit, {}
        self.answers, answer_end = os.pipe()
        told_end, self.tell = os.pipe()
        self.log = open(f'{tmp}/traffic.log', 'w+', encoding='utf-8', errors='replace')
        script = (f'. {shlex.quote(TOP)}/tests/live/lib.sh\n'
                  f'case_cleanup() {{ :\n{case.get("cleanup", "")}}}\n'
                  f'{case.get("setup", "")}step ready\n{case.get("traffic", "")}step done\n')
        self.shell = subprocess.Popen(
            ['bash', '-c', script], cwd=tmp, stdin=subprocess.DEVNULL, stdout=self.log,
            stderr=self.log, pass_fds=(answer_end, told_end), start_new_session=True,
            env=dict(os.environ, TOP=TOP, ANSWER=str(answer_end), TOLD=str(told_end)))
        os.close(answer_end)
        os.close(told_end)
        self.answer = os.fdopen(self.answers)

    def __enter__(self):
        try:
            self.until('ready')
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.tell is not None:
            os.close(self.tell)                 # it cleans up and ends
            self.tell = None
        with contextlib.suppress(ProcessLookupError):
            try:
                self.shell.wait(self.limit)
            except subprocess.TimeoutExpired:
                os.killpg(self.shell.pid, signal.SIGTERM)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.shell.wait(5)
                os.killpg(self.shell.pid, signal.SIGKILL)
        self.shell.wait()
        self.answer.close()
        self.log.close()

    def go(self):
        os.write(self.tell, b'go\n')
        self.until('done')

    def until(self, step):
        timer = threading.Timer(self.limit, self.stop)
        timer.start()
        try:
            for line in self.answer:
                word, _, rest = line.rstrip('\n').partition(' ')
                if word == 'tell':
                    name, _, value = rest.partition('=')
                    self.names[name] = value
                elif word == step:
                    return
        finally:
            timer.cancel()
        self.log.seek(0)
        raise Failure(f'the traffic never came to "{step}"\n' + self.log.read())

    def stop(self):
        """Ends the shell; what does not go in peace is made to, as it holds our pipe."""
        for number in signal.SIGTERM, signal.SIGKILL:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.shell.pid, number)
            time.sleep(5)
