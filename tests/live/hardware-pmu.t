# hardware in perf's syntax: a PMU with its terms counts what its event counts; what is wrong is told
-- args
-q @e@ -- ./touch
-- script
hardware:"software/config=2/":1 /comm == "touch"/ { @pmu = count(); }
software:page-faults:1 /comm == "touch"/ { @event = count(); }
end { if ((uint64)@pmu == (uint64)@event && (uint64)@pmu >= 500) { printf("same\n"); } printf("@SEEN@\n"); }
-- needs root kernel>=5.19 tool:gcc
-- setup
printf '#include <string.h>\n#include <sys/mman.h>\nint main(void) { char *p = mmap(0, 500 << 12, 3, 34, -1, 0); madvise(p, 500 << 12, 15); for (int i = 0; i < 500; i++) p[i << 12] = 1; return 0; }\n' >touch.c
gcc -o touch touch.c
NP=${NPROBE:-$TOP/build/nprobe}
tell SEEN "$(for e in 'nopmu/event=1/' 'software/nothing=1/' 'software/config=x/'; do
	"$NP" -e "hardware:\"$e\":1 { }" 2>&1 | grep -o "attach: .*"; done | tr '\n' ';')"
-- contains
{{^same$}}
{{^attach: this machine has no PMU 'nopmu';attach: 'software' knows no 'nothing' with that value;attach: 'software' knows no 'config' with that value;$}}
