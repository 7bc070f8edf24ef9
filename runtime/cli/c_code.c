/*
 * C files that a script imports: the system's clang compiles them, to code that LLVM here can take
 * over.  What clang says goes where our own messages go.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/compile.h"
#include "gen/generate.h"
#include "run/command.h"

/* That of our LLVM first, then older ones, which it reads for certain. */
static const char *const compilers[] = {"clang-19", "clang-18", "clang-17", "clang-16", "clang-15",
					"clang",    "clang-20", "clang-21", "clang-22", "clang-23"};

/* <asm/types.h> is where the machine's own compiler finds it. */
static const char machine_headers[] = "/usr/include/x86_64-linux-gnu";

/* NULL: there is none. What is found in the current directory is not what was meant. */
static const char *find_compiler(struct np_arena *a)
{
	const char *path = NULL;

	for (size_t i = 0; i < sizeof(compilers) / sizeof(compilers[0]) && !path; i++) {
		char *found = command_find(compilers[i]);

		if (found && *found == '/')
			path = np_strdup(a, found);
		free(found);
	}
	return path;
}

typedef NP_VEC(const char *) words;

static void command_line(struct np_compile *c, const char *compiler, const char *path, words *out)
{
	static const char *const fixed[] = {
		"--target=bpfel",
		"-mcpu=v3",
		"-O2",
		"-g",
		"-c",
		"-emit-llvm",
		"-x",
		"c",
		"-o",
		"-",
		"-D__TARGET_ARCH_x86",
		"-fno-color-diagnostics",
		"-fno-crash-diagnostics", /* which are files in /tmp */
	};
	const char *slash = strrchr(path, '/');

	np_vec_push(c->arena, out, compiler);
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		np_vec_push(c->arena, out, fixed[i]);
	if (c->diags.quiet)
		np_vec_push(c->arena, out, "-w");
	np_vec_push(c->arena, out, "-I");
	np_vec_push(c->arena, out,
		    slash ? np_strndup(c->arena, path, (size_t)(slash - path) + 1) : ".");
	for (const char *const *dir = c->source->include_dirs; dir && *dir; dir++) {
		np_vec_push(c->arena, out, "-I");
		np_vec_push(c->arena, out, *dir);
	}
	np_vec_push(c->arena, out, "-idirafter");
	np_vec_push(c->arena, out, machine_headers);
	np_vec_push(c->arena, out, *path == '-' ? np_sprintf(c->arena, "./%s", path) : path);
	np_vec_push(c->arena, out, NULL);
}

/* All that comes, until the other end is closed. */
static void read_all(int fd, struct np_text *out)
{
	char buffer[65536];
	ssize_t n;

	while ((n = read(fd, buffer, sizeof(buffer))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			np_text_addn(out, buffer, (size_t)n);
}

/* Its standard output; its exit status, or -1 with errno. */
static int run(const words *command, struct np_text *out)
{
	posix_spawn_file_actions_t files;
	int ends[2], err, status = 0;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC))
		return -1;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
	err = posix_spawn(&pid, command->v[0], &files, NULL, (char *const *)command->v, environ);
	posix_spawn_file_actions_destroy(&files);
	close(ends[1]);
	if (!err) {
		read_all(ends[0], out);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
	}
	close(ends[0]);
	errno = err;
	return err ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static void compile_file(struct np_compile *c, const char *compiler, struct np_node *n)
{
	struct np_c_code code = {.path = n->import.c_path};
	struct np_text bitcode = {0};
	words command = {0};
	int status;

	command_line(c, compiler, n->import.c_path, &command);
	status = run(&command, &bitcode);
	if (status < 0) {
		np_error(&c->diags, NP_E_IMPORT, n->loc, "'%s' cannot be run: %s", compiler,
			 strerror(errno));
	} else if (status) {
		np_error(&c->diags, NP_E_IMPORT, n->loc, "'%s' does not compile '%s'", compiler,
			 n->import.c_path);
	} else {
		code.bitcode = np_memdup(c->arena, bitcode.s, bitcode.n);
		code.n_bitcode = bitcode.n;
		n->import.code = np_c_read(c->arena, &code, n->loc, &c->sources, &c->diags);
	}
	np_text_free(&bitcode);
}

int np_compile_c(struct np_compile *c)
{
	const char *compiler = NULL;
	struct np_diag *d;

	np_list_each (n, c->program->list) {
		if (n->kind != NP_N_IMPORT || !n->import.c_path || n->import.code)
			continue;
		if (!compiler)
			compiler = find_compiler(c->arena);
		if (!compiler) {
			d = np_error(&c->diags, NP_E_IMPORT, n->loc,
				     "'%s' is C code, and there is no clang to compile it",
				     n->import.c_path);
			np_hint(&c->diags, d,
				"apt install clang; an image that 'nprobe build' made needs none");
			break;
		}
		compile_file(c, compiler, n);
	}
	return c->diags.errors ? np_compile_report(c) : 0;
}
