# check: a script that may go to a library, and its level
-- args
check --world @top@/tests/fixtures/6.12.world @top@/examples/drop/dropwatch.np
-- out
{{.*}}/examples/drop/dropwatch.np: good, safe
