# help of other names: all that a name means, the scripts first
-- args
help override
-- out
override(result), with --unsafe (action)
  the function is not run and returns this
  only in entries of kernel functions; needs a kernel with CONFIG_BPF_KPROBE_OVERRIDE=y

Example:
  p:__x64_sys_chdir (comm == "test") { override(-EACCES); }

override (feature of a kernel)
  override()
  takes: a kernel with CONFIG_BPF_KPROBE_OVERRIDE=y
