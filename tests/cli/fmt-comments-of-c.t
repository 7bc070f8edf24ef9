# comments of C behind lines stand in a column as the others do; one in a block belongs to what it stands behind, in brackets to these
-- args
fmt @e@
-- script
struct x {
	int a; /* one */
	char name[16]; /* two */
	/* own */ int b; };
begin { $a = 1; /* first */
 $bcd = 2; // second
 if ($a) { /* nothing */ } else { print(/* none */); // x
 }
 exit(); /* a */ /* b */
 print($bcd); /* c */ }
end { exit(); /* d */ }
-- out
struct x {
	int a;         /* one */
	char name[16]; /* two */
	/* own */ int b;
};
begin {
	$a = 1;   /* first */
	$bcd = 2; // second
	if ($a) {
		/* nothing */
	} else {
		print(/* none */); // x
	}
	exit();      /* a */ /* b */
	print($bcd); /* c */
}
end { exit(); /* d */ }
