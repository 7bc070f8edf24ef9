# nprobe addr: files are called as from where the program was built, or from above the source and the build directory
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root tool:gcc
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
mkdir -p src/net build
echo 'int main(void) { return 7; }' >src/net/a.c
top=$PWD
compile() { (cd "$1" && gcc -g -O1 -fcf-protection=none -o "$top/prog" "${@:2}" && "$NP" addr "$top/prog" main); }
{
	compile src net/a.c
	compile src ./net/../net//a.c
	compile build ../src/net/a.c
	compile build "$top/src/net/a.c"
	compile . -fdebug-prefix-map="$top"=. "$top/src/net/a.c"
	compile / "$top/src/net/a.c"
	compile build -fdebug-prefix-map="$top/build"=/elsewhere "$top/src/net/a.c"
} >results
-- out
main+0x0 net/a.c:1
main+0x0 net/a.c:1
main+0x0 src/net/a.c:1
main+0x0 src/net/a.c:1
main+0x0 src/net/a.c:1
main+0x0 {{/.+}}/src/net/a.c:1
main+0x0 {{/.+}}/src/net/a.c:1


