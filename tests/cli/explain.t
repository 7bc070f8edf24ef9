# an error code explained
-- args
explain NP0108
-- out
NP0108: a '>' ended the block too early

Within < >, outside parentheses, a lone '>' ends the block: write (a > b).
