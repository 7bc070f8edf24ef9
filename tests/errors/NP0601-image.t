# an image that is cut off
-- args
@top@/tests/fixtures/damaged.npo
-- err
nprobe: error NP0601: '{{.*}}/tests/fixtures/damaged.npo': damaged: it has no symbols
-- exit 1
