/* nprobe new: the beginning of a script, which works. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

static const char skeleton[] =
	"#!/usr/bin/env nprobe\n"
	"//@ summary  Count the bytes that interfaces receive\n"
	"//@ version  0.1.0\n"
	"//@ topics   net\n"
	"//@ example  \"What comes in at one interface, for ten seconds\": --dev eth0 --for 10s\n"
	"//@ license  Apache-2.0\n"
	"\n"
	"param dev: iface = any  \"only this interface\"\n"
	"\n"
	"fn kilobytes($bytes: uint64): uint64 { return $bytes / 1024; }\n"
	"\n"
	"t:net:netif_receive_skb\n"
	"/!dev.set || name == dev/\n"
	"{\n"
	"\t@kb[name] = sum(kilobytes(len));\n"
	"}\n"
	"\n"
	"// nprobe test runs it; it needs no traffic.\n"
	"test:kilobytes { assert(kilobytes(4096) == 4, \"4096 bytes are 4 KB\"); }\n";

static int create(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0777);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	bool failed = !f || fputs(skeleton, f) < 0;

	if (f && fclose(f))
		failed = true;
	if (failed)
		fprintf(stderr, "nprobe: error NP0506: '%s': %s\n", path, strerror(errno));
	return failed;
}

int np_cmd_new(int argc, char **argv)
{
	if (np_command_help(argc, argv))
		return 0;
	struct np_arena *a = np_arena_new();
	const char *path = argc == 2 ? argv[1] : "";
	size_t n = strlen(path);
	int status = 1;

	if (!n || *path == '-') {
		fputs("usage: nprobe new NAME\n", stderr);
	} else {
		if (n < 4 || strcmp(path + n - 3, ".np") != 0)
			path = np_sprintf(a, "%s.np", path);
		status = create(path);
	}
	if (!status)
		printf("wrote %s; what to do with it:\n"
		       "  nprobe %s --for 10s     run it, as root\n"
		       "  nprobe %s --help        its options, from its text\n"
		       "  nprobe check %s         whether it may go to a library\n"
		       "  nprobe test %s          its own tests, as root\n",
		       path, path, path, path, path);
	np_arena_free(a);
	return status;
}
