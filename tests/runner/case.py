"""The text format of a test case (`*.t`): reading it, and rewriting its expectations.

The first line states what is asserted.  Sections follow, each headed by a line
`-- NAME` or `-- NAME VALUE`.  An expectation is exact, blank lines included, so no
section is set off by blank lines; where it does not end in a newline, its last line
is `\\ no newline`; a line of it that would read as a heading begins with a backslash.
"""
import dataclasses, re

# section -> what its text is; `value` stands on the heading itself
SECTIONS = {
    'args': 'lines', 'script': 'text', 'stdin': 'exact', 'env': 'lines',
    'world': 'value', 'needs': 'value', 'timeout': 'value', 'ends itself': 'flag',
    'setup': 'text', 'traffic': 'text', 'cleanup': 'text',
    'out': 'exact', 'err': 'exact', 'exit': 'value',
    'contains': 'lines', 'absent': 'lines', 'err contains': 'lines',
}
HEADING = re.compile(r'-- (%s)(?: +(.*))?' % '|'.join(sorted(SECTIONS, key=len, reverse=True)))
NO_NEWLINE = '\\ no newline\n'


class BadCase(Exception):
    pass


@dataclasses.dataclass
class Case:
    path: str
    assertion: str
    text: str                   # the whole file
    sections: dict              # name -> text, list of lines, or value
    spans: dict                 # name -> (first, last) line numbers of its body

    def get(self, name, default=None):
        return self.sections.get(name, default)


def read(path):
    with open(path, encoding='utf-8', newline='\n') as f:
        return parse(path, f.read())


def parse(path, text):
    lines = text.splitlines(keepends=True)
    if not lines or not lines[0].startswith('# ') or not lines[0][2:].strip():
        raise BadCase('the first line must be "# " and what is asserted')
    case = Case(path, lines[0][2:].strip(), text, {}, {})
    heads = [n for n, line in enumerate(lines) if line.startswith('-- ')]
    for n in range(1, heads[0] if heads else len(lines)):
        if lines[n].strip() and not lines[n].startswith('#'):
            raise BadCase(f'line {n + 1}: text before the first section')
    for n, end in zip(heads, heads[1:] + [len(lines)]):
        m = HEADING.fullmatch(lines[n].rstrip('\n'))
        if not m:
            raise BadCase(f'line {n + 1}: no such section: {lines[n].rstrip()}')
        name, value = m[1], m[2]
        if name in case.sections:
            raise BadCase(f'line {n + 1}: a second section "{name}"')
        case.sections[name] = content(n, name, value, lines[n + 1:end])
        case.spans[name] = (n + 1, end)
    for one, other in (('args', 'script'), ):
        if one not in case.sections and other not in case.sections:
            raise BadCase(f'neither "-- {one}" nor "-- {other}"')
    return case


def content(n, name, value, body):
    kind = SECTIONS[name]
    if kind == 'exact':
        body = [line[1:] if line.startswith('\\-- ') else line for line in body]
        if body and body[-1] == NO_NEWLINE:
            body[-2:] = [body[-2][:-1]] if len(body) > 1 else []
        return ''.join(body)
    text = ''.join(body).strip('\n')
    if kind == 'flag':
        value = ''
    if kind in ('value', 'flag'):
        value = text if value is None else value
    elif value is not None:
        raise BadCase(f'line {n + 1}: "-- {name}" takes its text on the lines below')
    if kind == 'value' and not value:
        raise BadCase(f'line {n + 1}: "-- {name}" without a value')
    if kind == 'lines':
        return [line for line in text.split('\n') if line]
    return value if kind in ('value', 'flag') else text + '\n'


def as_section(text):
    """TEXT as the body of an exact section."""
    lines = ['\\' + line if line.startswith('-- ') else line
             for line in text.splitlines(keepends=True)]
    if lines and not lines[-1].endswith('\n'):
        lines += ['\n' + NO_NEWLINE]
    return ''.join(lines)


def rewritten(case, new):
    """The file's text with the bodies of the sections in NEW (name -> text) replaced;
    one that the file lacks is added at its end."""
    lines = case.text.splitlines(keepends=True)
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    there = sorted((n for n in new if n in case.spans), key=lambda n: case.spans[n],
                   reverse=True)
    for name in there:
        first, last = case.spans[name]
        lines[first:last] = [as_section(new[name])]
    for name in new:
        if name not in case.spans and new[name]:
            lines.append(f'-- {name}\n' + as_section(new[name]))
    return ''.join(lines)
