# ?: between calls that have no value
-- script
BEGIN { 1 == 1 ? printf("a\n") : printf("b\n"); 1 == 2 ? printf("a\n") : 3 > 2 ? printf("b\n") : exit(); exit(); }
-- needs root
-- err
Attached 1 probe
-- out
a
b


