# a script that is not there is told once
-- args
nosuchscript --top 3
-- exit 1
-- err contains
{{error NP0503: there is no file and no script 'nosuchscript'}}
