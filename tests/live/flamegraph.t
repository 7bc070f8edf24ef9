# -f flamegraph: one SVG that is well-formed whatever names hold, and names nothing outside of itself; its script zooms
-- needs root tracepoint tool:gcc
-- script
begin { cat("seen"); exit(); }
-- setup
cat >prog.c <<'C'
#include <sys/prctl.h>
#include <sys/syscall.h>
#define CALL __attribute__((noinline)) long
CALL leaf(long n)
{
	long r;
	__asm__ volatile("syscall" : "=a"(r) : "a"(SYS_kill), "D"(4194304L), "S"(n) : "rcx", "r11", "memory");
	return r;
}
CALL one(long n) { return leaf(n) + 1; }
CALL two(long n) { return leaf(n) + 2; }
int main(void)
{
	long r = 0;
	prctl(PR_SET_NAME, "<a&b>\"]]>\xff");
	for (int i = 0; i < 30; i++) r += one(0);
	for (int i = 0; i < 10; i++) r += two(0);
	return r == 3;
}
C
gcc -O0 -fcf-protection=none -fno-omit-frame-pointer -o prog prog.c
NP=${NPROBE:-$TOP/build/nprobe}
$NP -q -f flamegraph -o out.svg -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { @[ustack, comm] = count(); }' -- ./prog
python3 - >seen <<'P'
import re, xml.dom.minidom
text = open("out.svg", encoding="utf-8").read()
svg = xml.dom.minidom.parseString(text)
boxes = {}
for g in svg.getElementsByTagName("g"):
    rect = g.getElementsByTagName("rect")[0]
    boxes[g.getAttribute("data-n")] = (g.getElementsByTagName("title")[0].firstChild.data,
                                       float(rect.getAttribute("width")) / 1180, int(rect.getAttribute("y")))
for name in ("all", '<a&b>"]]>\ufffd', "main", "one", "two"):
    title, width, _ = boxes[name]
    print(title.replace("\ufffd", "?"), round(width, 3))
print("above", boxes["all"][2] > boxes["main"][2] > boxes["one"][2] == boxes["two"][2] > boxes["leaf"][2])
print("outside", re.findall(r"(?:href|src|url|import)\W.*", text), len(re.findall("https?:", text)))
P
-- out
all (40, 100.00%) 1.0
<a&b>"]]>? (40, 100.00%) 1.0
main (40, 100.00%) 1.0
one (30, 75.00%) 0.75
two (10, 25.00%) 0.25
above True
outside [] 1


