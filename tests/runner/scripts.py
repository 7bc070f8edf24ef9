"""The scripts of all tests and examples, by names that are files' names too."""
import glob, os

from runner import case


def all_of(top):
    for path in sorted(glob.glob(f'{top}/tests/*/*.t')):
        try:
            text = case.read(path).get('script')
        except (case.BadCase, UnicodeDecodeError):
            continue
        if text:
            yield os.path.relpath(path, top).replace('/', '-'), text
    for path in sorted(glob.glob(f'{top}/examples/**/*.np', recursive=True)):
        with open(path, encoding='utf-8') as f:
            yield os.path.relpath(path, top).replace('/', '-'), f.read()
