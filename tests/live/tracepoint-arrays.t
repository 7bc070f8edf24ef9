# arrays of any length of a tracepoint are shown, read and indexed as the kernel itself prints them
-- args
-q -e "begin { printf(\"%s\n%s\n\", \"@SAME@\", \"@FIRST@\"); exit(); }"
-- needs root guest tracepoint kernel>=6.12
-- setup
for m in ata_piix sd_mod; do "$(cat /proc/sys/kernel/modprobe)" $m; done
for i in {1..50}; do [ -b /dev/sda ] && break; sleep 0.1; done
NP=${NPROBE:-$TOP/build/nprobe}
T=/sys/kernel/tracing/instances/arrays
mkdir $T
echo 1 >$T/events/dma/dma_map_sg/enable
"$NP" -q -e 't:dma:dma_map_sg { show(dma_addrs, lengths, phys_addrs); printf("first {0x%x} {0x%x} %r\n", args.dma_addrs[0], args.lengths[0], buf(args.lengths)); }' \
	-c 'dd if=/dev/sda of=/dev/null bs=32k count=3 iflag=direct' >ours 2>/dev/null
echo 0 >$T/events/dma/dma_map_sg/enable
sed -n 's/.*dma_addrs=\(\S*\) \S*=\(\S*\) phys_addrs=\(\S*\).*/\1 \2 \3/p' $T/trace >theirs
rmdir $T
grep -o '{.*' ours | grep -v ' .x' | sed 's/ [a-z_]*=/ /g' >ours.all
# the first numbers of the first two arrays, and the bytes of the second
sed 's/[,}][^{]*{/} {/; s/^\(\S* {[^,}]*\).*/\1}/' theirs >theirs.first
sed -n 's/^first \(\S* \S*\) .*/\1/p' ours >ours.first
tell SAME "$([ -s theirs ] && diff theirs ours.all | head -3 | tr '\n' ';') $(grep -c . theirs | sed 's/^[1-9][0-9]*$/some/')"
tell FIRST "$(diff theirs.first ours.first | head -3 | tr '\n' ';') $(grep -c 'first .*\\x00\\x00$' ours | sed 's/^[1-9][0-9]*$/some/')"
-- out
 some
 some


