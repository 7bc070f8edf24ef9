/* The world that a command asks: a recording's, or this machine's. */
#include <stdio.h>

#include "cli/commands.h"
#include "world/world_live.h"

struct np_world *np_open_world(const char *file)
{
	const char *error = NULL;
	struct np_world *w = file ? np_world_recorded(file, &error) : np_world_live();

	if (!w)
		fprintf(stderr, "nprobe: error NP0502: '%s': %s\n", file, error);
	return w;
}

struct np_world *np_open_world_asked(const struct np_cli *cli)
{
	struct np_world *w = np_open_world(cli->world);

	if (!w || cli->world)
		return w;
	if (cli->pid)
		np_world_of_process(w, cli->pid);
	np_world_debug_info(w, cli->debug_info);
	return w;
}
