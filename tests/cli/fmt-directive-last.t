# a directive behind a clause that its line ends: the line's end is no word of the program
-- args
fmt @e@
-- script
r::f "%llx",   r
#define A 1
-- out
r::f "%llx", r
#define A 1
