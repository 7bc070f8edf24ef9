# #if knows the version of the kernel that the script is compiled for
-- args
-d tree @e@
-- world 6.12
-- script
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0) && LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
begin { }
#else
end { }
#endif
-- out
program
  clause
    probe begin group 0
    block
