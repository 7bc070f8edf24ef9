# macros of kernel headers: what they come to
-- needs root
-- script
begin {
	$m = 0100644; $v = -7; $big = (uint64)-2;
	printf("%d %d %d %d %d %d %d\n", S_ISREG($m), S_ISDIR($m), S_ISLNK(0120777), S_ISCHR(0020666), S_ISBLK(0060660), S_ISFIFO(0010600), S_ISSOCK(0140755));
	printf("%d %d %d\n", MAJOR(0x800010), MINOR(0x800010), MKDEV(8, 16));
	printf("%d %d %d %d\n", IS_ERR($big), IS_ERR_OR_NULL(0), PTR_ERR($big), IS_ERR_VALUE(4096));
	printf("%x %x %x %lx %x\n", ntohs(0x1234), htonl(0x12345678), be16_to_cpu(0x50), be64_to_cpu(1), le32_to_cpu(5));
	printf("%d %d %d %d %d\n", min_t(u32, $v, 3), max_t(int, $v, 3), abs($v), clamp($v, -3, 3), min3(3, $v, 5));
	printf("%d %d %d %d %d\n", DIV_ROUND_UP(7, 2), round_up(9, 8), round_down(9, 8), roundup(7, 3), ALIGN(17, 16));
	printf("%lx %lx %d %d\n", GENMASK(7, 4), BIT(40), upper_32_bits(0x500000003), lower_32_bits(0x500000003));
	@max = max($v, 2); @least = min($v, 2);
	@agg = max(3);
	printf("%d %d\n", IS_ALIGNED(32, 16), KERNEL_VERSION(5, 10, 300));
	exit();
}
-- out
1 0 1 1 1 1 1
8 16 8388624
1 1 -2 0
3412 78563412 5000 100000000000000 5
3 3 7 -3 -7
4 16 8 9 32
f0 10000000000 5 3
1 330495


@agg: 3
@least: -7
@max: 2
