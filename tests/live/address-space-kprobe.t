# strings in a kernel function: a pointer to the user's memory is read there, one to the kernel's here
-- args
-q @e@ -- sh -c 'exec 2>/dev/null; true </np/a'
-- script
kprobe:do_sys_openat2 /str(arg1) == "/np/a"/ { printf("%s %s [%s]\n", str(arg1), str(uptr(arg1)), str(kptr(arg1))); }
p:do_sys_openat2 /str(filename) == "/np/a"/ { printf("%s\n", str(filename)); }
kprobe:do_filp_open | kprobe:do_file_open { $f = (struct filename *)arg1; if (str($f->name) == "/np/a") { printf("%s %s\n", str($f->name), str(kptr($f->name))); } }
-- needs root kprobe btf
-- contains
/np/a /np/a []
/np/a
/np/a /np/a
