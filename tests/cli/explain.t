# an error code explained, with an example that gets it and one that does not
-- args
explain np108
-- out
NP0108: a '>' ended the block too early

Within < >, outside parentheses, a lone '>' ends the block: write (a > b).
This is how C++ reads templates. '->', '>=' and '>>' stay operators, and so does every '>' within
parentheses, brackets or braces. Or write the block in braces.

Wrong:
    t:net:net_dev_xmit < @big = len > 1000 >
Right:
    t:net:net_dev_xmit < @big = (len > 1000) >
