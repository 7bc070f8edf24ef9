# fmt - is from standard input to standard output
-- args
fmt -
-- stdin
BEGIN{@=1}
-- out
BEGIN { @ = 1 }
