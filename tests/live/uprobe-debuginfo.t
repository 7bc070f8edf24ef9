# --debuginfo: symbols and arguments of a stripped program from a directory, by its build id, or by its path
-- args
-q --debuginfo @DIR@/none:@DIR@/ids:@DIR@/names @e@ -- ./both
-- script
uprobe:@DIR@/one:work { @one[args.number] = count(); }
uprobe:@DIR@/two:work { @two[args.number] = count(); }
-- needs root uprobe tool:gcc tool:objcopy
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
__attribute__((noinline)) static int work(int number) { __asm__ volatile("nop"); return number + N; }
int main(void) { return work(3) - N - 3; }
C
gcc -g -O1 -DN=1 -Wl,--build-id -o one prog.c
gcc -g -O1 -DN=2 -Wl,--build-id=none -o two prog.c
id=$(readelf -n one | awk '/Build ID/ { print $3 }')
mkdir -p "ids/.build-id/${id:0:2}" "names$PWD"
objcopy --only-keep-debug one "ids/.build-id/${id:0:2}/${id:2}.debug"
objcopy --only-keep-debug two "names$PWD/two.debug"
strip one
objcopy --strip-all --add-gnu-debuglink="names$PWD/two.debug" two bare
mv bare two
printf '#!/bin/sh\n./one\n./two\nexit 0\n' >both && chmod +x both
-- out


@one[3]: 1
@two[3]: 1
