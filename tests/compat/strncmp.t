# strncmp: within a word, across words, longer than either, unequal: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $s = "hello world"; printf("%d %d %d %d %d\n", strncmp("hello", $s, 5) == 0, strncmp("hello", $s, 6) == 0, strncmp("hexlo", "hello", 2) == 0, strncmp("abc", "abc", 10) == 0, strncmp("abcdefghij", "abcdefghiX", 9) == 0); printf("%d %d\n", strncmp("abcdefghij", "abcdefghiX", 10) == 0, strncmp(comm, "zzz", 3) == 0); exit(); }
-- out
1 0 1 1 1
0 0


