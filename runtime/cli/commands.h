/* The subcommands, as functions. */
#ifndef NP_CLI_COMMANDS_H
#define NP_CLI_COMMANDS_H

#include "base/arena.h"
#include "cli/options.h"
#include "world/world.h"

#define NP_COMMAND(name, function, arguments, help) int np_cmd_##function(int argc, char **argv);
#include "cli/commands.def"
#undef NP_COMMAND

/* complete.c: `nprobe __complete`, which people have no use for. */
int np_cmd_complete(int argc, char **argv);

/* Of --world FILE, NULL: the live one. NULL after a message on stderr. */
struct np_world *np_open_world(const char *file);
/* As --world, -p and --debuginfo ask. NULL after a message on stderr. */
struct np_world *np_open_world_asked(const struct np_cli *cli);
/* Whether a command is only asked for its --help, which is shown then. */
bool np_command_help(int argc, char **argv);
/* A script's bytes, in the arena; NULL after a message on stderr. *path: the file read. */
char *np_script_read(struct np_arena *a, const char *script, size_t *len, const char **path);
/* Whether a file, or a script of the library, has that name. */
bool np_script_is_there(struct np_arena *a, const char *script);
/* The script's name, by its file. */
const char *np_script_name(struct np_arena *a, const char *path);
/*
 * The header's `example "What it shows": --words`: the title, *n bytes of it, or NULL, and the
 * words.
 */
const char *np_script_example(const char *value, size_t *n, const char **words);
/* Summary, options and examples of the script. Exit status. */
int np_script_help(struct np_arena *a, const char *script);
int np_script_show_help(struct np_arena *a, const char *path, const char *text, size_t len);
/* fmt_cmd.c: the script, or the program text, in its layout on stdout. Exit status. */
int np_fmt_script(const char *script, const char *program, bool regex);

#endif
