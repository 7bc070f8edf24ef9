"""What a case may need of the machine: one row each.  A check gives None where the
need is met, else the reason in words; an unmet need skips the case, and is told."""
import functools, json, os, platform, re, shutil, subprocess

TRACEFS = '/sys/kernel/tracing'


def there(path, what):
    return lambda: None if os.path.exists(path) else f'{what} ({path} is missing)'


def root():
    return None if os.geteuid() == 0 else 'not root'


def tracefs():
    if root():
        return 'not root'
    if not os.path.exists(f'{TRACEFS}/events'):
        subprocess.run(['mount', '-t', 'tracefs', 'nodev', TRACEFS], stderr=subprocess.DEVNULL)
    return there(f'{TRACEFS}/events', 'no tracefs')()


def under_tracefs(name, what):
    return lambda: tracefs() or there(f'{TRACEFS}/{name}', what)()


def netns():
    return root() or (None if shutil.which('ip') else 'no ip command') or \
        there('/proc/self/ns/net', 'no network namespaces')()


def vlan():
    """only a try can tell: the devices may come with a module"""
    tried = 'ip link add v0 type veth peer name v1 && ip link add link v0 name v0.2 type vlan id 2'
    return netns() or (None if not subprocess.run(['unshare', '-n', 'sh', '-c', tried],
                                                  capture_output=True).returncode
                       else 'kernel without devices of VLANs')


def fast():
    """not by plain emulation, twenty times slower"""
    with open('/proc/cpuinfo') as cpus:
        return 'an emulated processor' if 'QEMU TCG' in cpus.read() else None


def loop():
    """block devices from files; a module of some kernels"""
    if not shutil.which('losetup'):
        return 'no losetup command'
    if os.path.exists(helper := '/proc/sys/kernel/modprobe'):
        with open(helper, encoding='utf-8') as f:
            subprocess.run([f.read().strip() or 'true', 'loop'], capture_output=True)
    return None if not subprocess.run(['losetup', '-f'], capture_output=True).returncode \
        else 'no loop devices'


def smp():
    return None if len(os.sched_getaffinity(0)) > 1 else 'a single CPU'


def vm():
    return None if shutil.which('qemu-system-x86_64') else 'no qemu-system-x86_64'


def guest():
    return None if os.path.exists('/run/vm/modprobe') else 'not in a machine of tests/vm'


NEEDS = {
    'guest': guest,
    'root': root,
    'netns': netns,
    'vlan': vlan,
    'loop': lambda: root() or loop(),
    'tracepoint': tracefs,
    'kprobe': under_tracefs('kprobe_events', 'kernel without kprobes'),
    # some kernels have the trampolines and permit them to nobody: only a try can tell
    'fentry': lambda: doctor('fentry'),
    'override': lambda: doctor('override'),
    'write_user': lambda: doctor('write-user'),
    'uprobe': lambda: root() or there('/sys/bus/event_source/devices/uprobe',
                                      'kernel without uprobes')(),
    'btf': there('/sys/kernel/btf/vmlinux', 'kernel without BTF'),
    'vm': vm,
    'fast': fast,
    'smp': smp,
}


def doctor(feature):
    """why the feature is missing, by the program's own try of it; None if it is there"""
    program = os.environ.get('NPROBE', 'build/nprobe')
    told = subprocess.run([program, 'doctor', '-f', 'json'], capture_output=True, text=True)
    try:
        rows = {f['name']: f for f in json.loads(told.stdout)['features']}
    except ValueError:
        return None                     # a broken doctor hides no test
    return None if rows[feature]['yes'] else f'kernel without {feature}'


def version(text):
    return tuple(int(n) for n in re.findall(r'\d+', text)[:2])


def kernel(op, wanted):
    have = version(platform.release())
    ok = have >= version(wanted) if op == '>=' else have < version(wanted)
    return None if ok else f'kernel {platform.release()}'


@functools.cache
def unmet(need):
    """Why NEED is not met, or None; KeyError for one that nobody knows."""
    if m := re.fullmatch(r'kernel(>=|<)([\d.]+)', need):
        return kernel(m[1], m[2])
    if need.startswith('tool:'):
        return None if shutil.which(need[5:]) else f'no {need[5:]} command'
    if need.startswith('arch:'):
        return None if platform.machine() == need[5:] else f'this is {platform.machine()}'
    return NEEDS[need]()
