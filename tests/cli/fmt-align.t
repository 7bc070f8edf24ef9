# comments behind lines that follow each other stand in a column, and one behind a line that is too long moves none of them
-- args
fmt @e@
-- script
begin {
	$a = 1; // one
	$bcd = 2; // two
	$e = "a text of so many bytes that what is behind it cannot stand on the line any more, however it is broken"; // three
	$fg = 3; // four
}
-- out
begin {
	$a = 1;   // one
	$bcd = 2; // two
	$e = "a text of so many bytes that what is behind it cannot stand on the line any more, however it is broken"; // three
	$fg = 3;  // four
}
