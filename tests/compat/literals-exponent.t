# exponents with E too
-- needs root
-- script
BEGIN { print(1E3); print(2e3); print((9E0, 010, 0X1E5)); exit(); }
-- out
1000
2000
(9, 8, 485)


