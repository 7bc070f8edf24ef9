/*
 * nprobe test: a script's own tests.  They are its test: probes; those of scripts in the folder
 * `tests` beside it that begin with its name, NAME.np and NAME-*.np; and programs of the shell
 * there, NAME.sh and NAME-*.sh, each in an empty directory, with $NPROBE and $SCRIPT: status 0 is
 * passed, 77 skipped.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/trust.h"

#define SKIPPED 77

struct tests {
	struct np_arena *arena;
	const char *script;
	char self[PATH_MAX]; /* the program */
	unsigned passed, failed, skipped;
};

/* Waits for a program whose output goes to a file; -1: it did not start, or a signal ended it. */
static int run(char *const argv[], char *const env[], const char *out)
{
	posix_spawn_file_actions_t actions;
	int status = -1, err;
	pid_t pid;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	posix_spawn_file_actions_adddup2(&actions, 1, 2);
	err = posix_spawn(&pid, argv[0], &actions, NULL, argv, env);
	posix_spawn_file_actions_destroy(&actions);
	if (err)
		return -1;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void show_file(const char *path)
{
	char buf[4096];
	FILE *f = fopen(path, "re");
	size_t n;

	fflush(stdout);
	while (f && (n = fread(buf, 1, sizeof(buf), f)))
		fwrite(buf, 1, n, stdout);
	if (f)
		fclose(f);
}

static void verdict(struct tests *t, const char *name, int status, const char *out)
{
	const char *word = !status ? "passed" : status == SKIPPED ? "SKIPPED" : "FAILED";

	printf("%s %s\n", word, name);
	if (status)
		show_file(out);
	t->passed += !status;
	t->skipped += status == SKIPPED;
	t->failed += status && status != SKIPPED;
}

static bool has_tests(struct tests *t, const char *path)
{
	struct np_cli cli = {.no_warnings = true};
	const char *file;
	struct np_compile c;
	size_t len;
	char *text = np_script_read(t->arena, path, &len, &file);
	bool found = false;

	if (!text)
		return false;
	np_compile_open(&c, t->arena, NULL, path, text, len);
	c.silent = true;
	if (!np_compile_parse(&c, &cli))
		np_list_each (n, c.program->list)
			np_list_each (p, n->kind == NP_N_CLAUSE ? n->clause.probes : NULL)
				found |= !strncmp(p->probe.text, "test:", 5);
	np_compile_close(&c);
	return found;
}

static void run_script(struct tests *t, const char *name, const char *path, const char *out)
{
	char *argv[] = {t->self, (char *)"--test", (char *)path, NULL};
	extern char **environ;

	verdict(t, name, run(argv, environ, out), out);
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path);
}

static void run_shell(struct tests *t, const char *name, const char *path, const char *out)
{
	char dir[] = "/tmp/nprobe-test.XXXXXX";
	char *argv[] = {(char *)"/bin/sh",
			(char *)"-c",
			(char *)"cd \"$1\" && exec bash \"$2\"",
			(char *)"sh",
			dir,
			(char *)path,
			NULL};
	extern char **environ;

	if (!mkdtemp(dir)) {
		fprintf(stderr, "nprobe: error NP0506: '%s': %s\n", dir, strerror(errno));
		t->failed++;
		return;
	}
	setenv("NPROBE", t->self, 1);
	setenv("SCRIPT", t->script, 1);
	verdict(t, name, run(argv, environ, out), out);
	nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static int ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n > m && !strcmp(name + n - m, end);
}

/* NAME.np, NAME-*.sh ... */
static bool is_of(const char *file, const char *name)
{
	size_t n = strlen(name);

	return !strncmp(file, name, n) && (file[n] == '.' || file[n] == '-') &&
	       (ends_with(file, ".np") || ends_with(file, ".sh"));
}

static void run_folder(struct tests *t, const char *name, const char *out)
{
	const char *slash = strrchr(t->script, '/');
	const char *dir = np_sprintf(t->arena, "%.*s/tests", (int)(slash - t->script), t->script);
	struct dirent **list;
	int n = scandir(dir, &list, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		const char *file = list[i]->d_name;
		const char *path = np_sprintf(t->arena, "%s/%s", dir, file);

		if (is_of(file, name))
			(ends_with(file, ".np") ? run_script : run_shell)(t, file, path, out);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

static int test(struct np_arena *a, const char *script)
{
	struct tests t = {.arena = a};
	char out[] = "/tmp/nprobe-test.XXXXXX", full[PATH_MAX];
	const char *path, *name;
	size_t len;
	ssize_t n = readlink("/proc/self/exe", t.self, sizeof(t.self) - 1);
	int fd;

	if (n <= 0 || !np_script_read(a, script, &len, &path) || !realpath(path, full))
		return 1;
	if (!np_trust_test(a, full))
		return 1;
	t.script = full;
	name = np_sprintf(a, "%s", strrchr(full, '/') + 1);
	if (ends_with(name, ".np"))
		name = np_strndup(a, name, strlen(name) - 3);
	fd = mkostemp(out, O_CLOEXEC);
	if (fd < 0) {
		fprintf(stderr, "nprobe: error NP0506: '%s': %s\n", out, strerror(errno));
		return 1;
	}
	close(fd);
	if (has_tests(&t, full))
		run_script(&t, strrchr(full, '/') + 1, full, out);
	run_folder(&t, name, out);
	unlink(out);
	printf("%u passed, %u failed, %u skipped\n", t.passed, t.failed, t.skipped);
	if (!t.passed && !t.failed && !t.skipped)
		fprintf(stderr,
			"nprobe: '%s' has no tests\n"
			"  hint: test: probes in it, or tests/%s.np and tests/%s.sh beside it\n",
			script, name, name);
	return t.failed || !(t.passed + t.skipped);
}

int np_cmd_test(int argc, char **argv)
{
	if (np_command_help(argc, argv))
		return 0;
	if (argc != 2) {
		fputs("usage: nprobe test NAME\n", stderr);
		return 1;
	}
	struct np_arena *a = np_arena_new();
	int status = test(a, argv[1]);

	np_arena_free(a);
	return status;
}
