/*
 * --follow: the processes whose events count are a map, which two clauses of our own keep up to
 * date as processes are made and end.  They are written in the language itself.
 */
#include "check/checked.h"

const char np_follow_program[] =
	"rawtracepoint:sched_process_fork {\n"
	"	if (" NP_FOLLOW_MAP "[args.parent->tgid]) { " NP_FOLLOW_MAP
	"[args.child->tgid] = 1; }\n"
	"}\n"
	/* the last thread: the count of those that live has been brought down before */
	"rawtracepoint:sched_process_exit {\n"
	"	if (args.p->signal->live.counter == 0) { delete(" NP_FOLLOW_MAP
	", args.p->tgid); }\n"
	"}\n";
