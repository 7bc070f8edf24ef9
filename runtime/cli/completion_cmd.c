/* nprobe completion: the shells' side of completion, which asks `nprobe __complete` (complete.h).
 */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

/* One file a shell; they are installed as they are, too. */
#define TEXT(shell)                                                                            \
	__asm__(".pushsection .rodata\n"                                                       \
		"completion_" #shell ": .incbin \"" NP_COMPLETION_DIR "/nprobe." #shell "\"\n" \
		".byte 0\n"                                                                    \
		".popsection\n");                                                              \
	extern const char completion_##shell[]
TEXT(bash);
TEXT(zsh);
TEXT(fish);

int np_cmd_completion(int argc, char **argv)
{
	static const struct {
		const char *shell, *text;
	} all[] = {{"bash", completion_bash}, {"zsh", completion_zsh}, {"fish", completion_fish}};

	if (np_command_help(argc, argv))
		return 0;
	for (size_t i = 0; argc == 2 && i < sizeof(all) / sizeof(*all); i++)
		if (!strcmp(all[i].shell, argv[1])) {
			fputs(all[i].text, stdout);
			return 0;
		}
	fputs("usage: nprobe completion bash|zsh|fish\n", stderr);
	return 1;
}
