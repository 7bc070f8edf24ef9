# stacks of the kernel are safe, those of programs normal
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
profile:hz:99 { @[kstack, ustack] = count(); }
-- out
attaches to profile:hz:99
reads stacks of programs
reads stacks of the kernel
keeps @
shows maps
is normal: reads stacks of programs
