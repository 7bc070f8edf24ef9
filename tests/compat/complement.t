# ~ of numbers that are written: all bits, of whatever type
-- needs root
-- script
begin { print(~(uint64)0); print(~0); print(~(uint64)0 >> 56); print(~0 >> 56); print(~(uint64)5); print(~5); print(~(-1)); exit(); }
-- out
18446744073709551615
18446744073709551615
255
255
18446744073709551610
18446744073709551610
0


