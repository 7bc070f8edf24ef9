"""The examples in Markdown: fenced blocks and tables.

A block's first word says what it is, and further words how it is tested:

    np                  a program; it compiles for the recorded 6.12
    np each             a program a line
    np body=PROBE       statements, in a block of that probe
    np world=5.10       for another recorded kernel
    np error=NP0301     it is refused with that code
    np rare             the recorded kernels need not have what it takes
    sh                  commands; the lines that begin with nprobe are tried without loading
    console             '$ ' commands and what they print; they are run. A line '...' stands for
                        any lines, '...' within a line for any text.
    console on          in the directory of the console block before it
    console compile     they are tried without loading, and the output is not compared
    console needs=A,B   they are run where that is there (tests/runner/needs.py)

Other blocks are not tested.  In tables, the columns headed 'example' or 'nprobe' have programs
in backquotes, 'bpftrace' such as are programs for nprobe too.
"""
import dataclasses, re

FENCE = re.compile(r'^(\s*)```(.*)$')
CODE = re.compile(r'(`+)(.+?)\1')


@dataclasses.dataclass
class Block:
    path: str
    line: int
    kind: str           # first word of the fence
    words: dict         # 'each' -> True, 'world' -> '5.10'
    text: str


def blocks(path, text):
    inside = None
    for n, line in enumerate(text.splitlines(), 1):
        m = FENCE.match(line)
        if inside is None and m:
            words = m[2].split()
            inside = Block(path, n, words[0] if words else '', {
                w.partition('=')[0]: w.partition('=')[2] or True for w in words[1:]}, '')
            indent = len(m[1])
        elif inside is not None and m and not m[2].strip():
            yield inside
            inside = None
        elif inside is not None:
            inside.text += line[indent:] + '\n'


def cells(line):
    """the cells of a table's row; a '|' in one is written \\|"""
    return [c.strip().replace('\0', '|')
            for c in line.strip().strip('|').replace('\\|', '\0').split('|')]


def spans(path, text):
    """(line number, heading, code) of the code in tables' columns"""
    heads, before, fenced = None, '', False
    for n, line in enumerate(text.splitlines(), 1):
        fenced ^= bool(FENCE.match(line))
        if fenced or not line.startswith('|'):
            heads = None
        elif re.fullmatch(r'[|\s:-]+', line):
            heads = cells(before)
        elif heads:
            for head, cell in zip(heads, cells(line)):
                for m in CODE.finditer(cell):
                    yield n, head, m[2].strip()
        before = line


def commands(text):
    """(command, output) of a console block; a command goes on behind a '\\', in open quotes, and
    up to the end of a <<'WORD'"""
    out, command = [], None

    def is_open(text):
        if here := re.search(r"<<'(\w+)'\n", text):
            return not text.endswith(f'\n{here[1]}\n')
        return text.endswith('\\\n') or text.replace("\\'", '').count("'") % 2

    for line in text.splitlines(keepends=True):
        if command is not None:
            command += line
        elif line.startswith('$ '):
            command = line[2:]
        elif out:
            out[-1][1].append(line)
        if command is not None and not is_open(command):
            out.append((command.rstrip('\n'), []))
            command = None
    return [(c, ''.join(o)) for c, o in out]
