# --allow takes a level
-- args
-n --allow harmless -e 'begin { }'
-- exit 1
-- err contains
{{NP050[12].*harmless}}
