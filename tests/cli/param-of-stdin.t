# a script on standard input is read once, whoever asks for its params
-- needs root
-- stdin
param top: int = 1  "how many"
begin { printf("%d\n", top); exit(); }
-- args
-q - --top 4
-- out
4


