# an interval fires once a period, begin before it and end after it; exit's number is the status
-- script
begin { printf("begin\n"); } interval:ms:50 { @n++; printf("tick %d\n", @n); if (@n == 4) { exit(3); } } end { printf("end\n"); }
-- needs root
-- out
begin
tick 1
tick 2
tick 3
tick 4
end


@n: 4
-- exit 3
