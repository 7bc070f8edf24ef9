# %gr prints flags of allocations by name: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	printf("%gr|%gr|%gr|%gr\n", 0xcc0, 0xdc0, 0, 0x2100cca); printf("%gr\n", 0x400dc0);
	printf("[%20gr][%-20gr]\n", 0xc40, 0x820); printf("%gr\n", 0x8000208); $f = 0x2801; printf("%gr\n", $f);
	exit();
}
-- out
GFP_KERNEL|GFP_KERNEL|__GFP_ZERO|0|GFP_HIGHUSER_MOVABLE
GFP_KERNEL_ACCOUNT|__GFP_ZERO
[            GFP_NOFS][GFP_ATOMIC          ]
0x8000208
GFP_NOWAIT|GFP_DMA


