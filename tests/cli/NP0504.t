# a name that two places of the library offer is an error that lists both (NP0504)
-- args
dropwatch
-- env
NPROBE_PATH=@top@/tests/fixtures/library
-- err contains
{{^nprobe: error NP0504: several scripts are called 'dropwatch'$}}
{{^  .*library/dropwatch  \(.*$}}
{{^  shipped/dropwatch  \(.*$}}
-- exit 1
