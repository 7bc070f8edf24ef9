/* The traced command of -c and --: started stopped, let go once the probes are attached. */
#ifndef NP_RUN_COMMAND_H
#define NP_RUN_COMMAND_H

#include <sys/types.h>

struct np_command {
	pid_t pid;    /* 0: none */
	int go;       /* closing it lets the command run */
	int failed;   /* becomes readable with an errno if it could not be executed */
};

/* Forks; 0 or negative errno. */
int np_command_start(struct np_command *c, char *const *argv);
/* Lets it run. 0, or the positive errno with which execvp failed. */
int np_command_go(struct np_command *c);
/* Ends it if it was never let go. */
void np_command_abandon(struct np_command *c);

#endif
