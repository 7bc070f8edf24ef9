"""Expected text against what came: whole lines, of which {{...}} parts are regular
expressions; a difference is told as a unified diff."""
import difflib, functools, re

PATTERN = re.compile(r'\{\{(.*?)\}\}')


@functools.lru_cache(maxsize=None)
def regex(line):
    parts = PATTERN.split(line)
    # every second part is the inside of a {{...}}
    return re.compile(''.join(f'(?:{p})' if i % 2 else re.escape(p)
                              for i, p in enumerate(parts)))


def matches(expected, line):
    return expected == line or bool(PATTERN.search(expected) and regex(expected).fullmatch(line))


def with_patterns(expected, text):
    """TEXT, its lines replaced by those of EXPECTED whose pattern they match: what a
    diff must not show, and what a blessing must not lose."""
    patterns = [line for line in expected.splitlines(keepends=True) if PATTERN.search(line)]
    out, at = [], 0
    for line in text.splitlines(keepends=True):
        found = next((i for i in range(at, len(patterns)) if matches(patterns[i], line)), None)
        if found is None:
            out.append(line)
        else:
            out.append(patterns[found])
            at = found + 1
    return ''.join(out)


def exact(name, expected, text):
    """None, or the difference."""
    want, have = expected.splitlines(keepends=True), text.splitlines(keepends=True)
    if len(want) == len(have) and all(map(matches, want, have)):
        return None
    have = with_patterns(expected, text).splitlines(keepends=True)
    diff = difflib.unified_diff(want, have, f'{name} expected', f'{name} found', n=2)
    return ''.join(line if line.endswith('\n') else line + '\n\\ no newline\n'
                   for line in diff)


def found(wanted, text):
    return any(regex(wanted).search(line) for line in text.splitlines())


def contains(name, wanted, text):
    missing = [w for w in wanted if not found(w, text)]
    return tell(f'no line of {name} has', missing, name, text)


def absent(name, unwanted, text):
    return tell(f'a line of {name} has', [u for u in unwanted if found(u, text)], name, text)


def tell(what, lines, name, text):
    if not lines:
        return None
    return ''.join(f'{what}: {line}\n' for line in lines) + f'{name} was:\n' + \
        ''.join(f'  {line}\n' for line in text.splitlines())
