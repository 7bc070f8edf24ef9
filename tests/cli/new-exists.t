# new writes over nothing
-- setup
echo old >mine.np
-- args
new mine
-- exit 1
-- err
nprobe: error NP0506: 'mine.np': File exists
