# empty lines between comments stay, in a block of nothing else too
-- args
fmt @e@
-- script
begin {

	// one


	// two

}
end {
	exit();
	// one

	/* two */

	// three
}
-- out
begin {
	// one

	// two
}
end {
	exit();
	// one

	/* two */

	// three
}
