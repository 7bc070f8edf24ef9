"""The parts of tests/run: the text format, what a case needs, running, comparing."""
