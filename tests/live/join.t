# join: argv with a separator, an empty word too, 16 words of 1023 bytes at most
-- args
-q @e@ -- sh -c './a b "" "c d"; ./a 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; ./a "$(printf %01100d 7)" z'
-- script
t:syscalls:sys_enter_execve /str(argv[0]) == "./a"/ { join(args.argv, ","); join(argv); }
-- needs root tracepoint
-- setup
printf '#!/bin/true\n' >a
chmod +x a
-- out
./a,b,,c d
./a b  c d
./a,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16
./a 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
{{\./a,0{1023},z}}
{{\./a 0{1023} z}}


