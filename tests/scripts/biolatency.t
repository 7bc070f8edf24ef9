# biolatency counts each request to a device once: 23 reads of one, none of others
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root loop
-- setup
disk
np_start biolatency --disk "${DISK#/dev/}"
dd if="$DISK" of=/dev/null bs=4096 count=23 iflag=direct
np_end INT
tell SEEN "$(awk '/=/ { print } /^\[/ { n += $3 } END { print n }' np.out | tr '\n' ' ' | sed "s/= ${DISK#/dev/},/= disk,/")"
-- out
disk = disk, in ns 23 


