/*
 * hits [FILE]: calls prctl(PR_SET_NAME), which fires the tracepoint task:task_rename, and prints
 * the ns per call as the least of many short batches (robust against neighbours).
 */
#include <stdio.h>
#include <sys/prctl.h>
#include <time.h>

static double now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(int argc, char **argv)
{
	FILE *out = argc > 1 ? fopen(argv[1], "w") : stdout;

	double least = 1e9;

	for (int batch = 0; batch < 400; batch++) {
		double start = now_ns();

		for (int i = 0; i < 1000; i++)
			prctl(PR_SET_NAME, "hits", 0, 0, 0);
		double each = (now_ns() - start) / 1000;

		if (each < least)
			least = each;
	}
	if (!out)
		return 1;
	fprintf(out, "%.1f\n", least);
	return fclose(out) != 0;
}
