# errorf and warnf: on standard error, with their place, in order with what is printed
-- needs root
-- script
begin {
	errorf("no host %s", "a");
	printf("x\n");
	warnf("%d left\n", 3);
	exit();
}
-- out
x


-- err
Attached 1 probe
-e:2:2: error: no host a
-e:4:2: warning: 3 left
