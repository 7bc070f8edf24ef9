# arguments of fentry that the verifier gives no program: pointers to integers, to pointers, to const void
-- script
fexit:vfs_read /comm == "np-read"/ { @pos[args.pos == 0] = count(); @buf[args.buf == 0] = count(); }
fentry:kernel_clone /comm == "np-read"/ { @flags = args.args->exit_signal; }
fentry:vfree { @address[args.addr != 0] = count(); }
fentry:do_sys_openat2 /comm == "np-read"/ { @name[str(args.filename)] = count(); }
-- needs root fentry
-- setup
cp /bin/cat np-read
-- traffic
echo x >f
./np-read f
-- contains
{{^@pos\[.*\]: \d+$}}
{{^@buf\[.*\]: \d+$}}
{{^@name\[f\]: 1$}}
