# a member that is gone and that a macro of the headers gives: inode.i_bdev
-- world 6.12
-- args
-d types --no-warnings @e@
-- script
struct block_device { int id; };
struct inode { long i; };
struct bdev_inode { struct block_device bdev; struct inode vfs_inode; };
kprobe:submit_bio_noacct { @ = ((struct inode *)arg0)->i_bdev->id; }
-- out
map @: int32
clause 0
  probe kprobe:submit_bio_noacct group 0
  argument 0: uint64
  block
    assign =
      map @: int32
      ->id: int32 (block_device.id at 0, by pointer)
        unary &: struct block_device *
          ->bdev: struct block_device (bdev_inode.bdev at 0, by pointer)
            convert: struct bdev_inode *
              binary -: uint64
                convert: uint64
                  cast: struct inode *
                    arg0: uint64 (argument)
                8: int64
