# pipes are not waited for: as the file, as what debug files share, as a program to probe
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root uprobe tool:gcc tool:objcopy
-- setup
set +e
NP=${NPROBE:-$TOP/build/nprobe}
mkfifo pipe
echo 'int sum(int a, int b) { return a + b; } int main(void) { return 7; }' >a.c
gcc -g -O1 -fcf-protection=none -o a a.c
printf '%s\0abcdefghijklmnopqrst' "$PWD/pipe" >link
objcopy --add-section .gnu_debugaltlink=link a
{
	timeout 5 "$NP" addr ./a main; echo $?
	timeout 5 "$NP" addr ./pipe main; echo $?
	timeout 5 "$NP" -n -e "uprobe:$PWD/pipe:main { }"; echo $?
} >results 2>&1
-- out
main+0x0 a.c:1
0
nprobe: error NP0502: './pipe': no kernel, module or program
1
-e:1:8: error NP0203: '{{.+}}/pipe' cannot be read: Exec format error
    1 | uprobe:{{.+}}/pipe:main { }
      |        {{\^~+}}
1


