# a member of a member that is gone, which the outer struct has now; the first element of an array by *
-- world 6.12
-- args
-d types @e@
-- script
struct gendisk { int major; char disk_name[32]; };
struct bio { struct gendisk *bi_disk; };
struct scsi_cmnd { unsigned char cmnd[32]; };
kprobe:submit_bio_noacct {
	@d = ((struct bio *)arg0)->bi_bdev->bd_disk->major;
	@c = *((struct scsi_cmnd *)arg0)->req.cmd & 0xff;
}
-- out
map @d: int32
map @c: uint64
clause 0
  probe kprobe:submit_bio_noacct group 0
  argument 0: uint64
  block
    assign =
      map @d: int32
      ->major: int32 (gendisk.major at 0, by pointer)
        ->bi_disk: struct gendisk * (bio.bi_disk at 0, by pointer)
          cast: struct bio *
            arg0: uint64 (argument)
    assign =
      map @c: uint64
      binary &: uint64
        index: uint8
          ->cmnd: uint8[32] (scsi_cmnd.cmnd at 0, by pointer)
            cast: struct scsi_cmnd *
              arg0: uint64 (argument)
          0: int64
        255: int64
-- err contains
{{^-e:5:38: warning: struct bio has no member 'bi_bdev.bd_disk' on this kernel: 'bi_disk' is read instead$}}
{{^-e:6:40: warning: struct scsi_cmnd has no member 'req.cmd' on this kernel: 'cmnd' is read instead$}}
