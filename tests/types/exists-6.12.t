# exists() of what is there and what is not; what is behind a false one need not make sense
-- world 6.12
-- args
-n @e@
-- script
t:skb:kfree_skb {
	if (exists(args.reason)) { print(args.reason); } else { print(args.nonsense); }
	if (!exists(args.raisin)) { exit(); } else { print(args.raisin + 1); }
	print(exists(curtask->nonsense) ? curtask->nonsense : 1);
	print(exists(SKB_NONSENSE) && SKB_NONSENSE == 3);
	print(!exists(no_such_function) || no_such_function());
}
