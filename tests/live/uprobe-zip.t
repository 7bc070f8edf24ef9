# uprobe: a library that is stored in a zip file, as Android maps it
-- args
-q @e@ -- ./map
-- script
uprobe:"@DIR@/app.zip!/lib/answer.so":answer { @entry[probe, arg0] = count(); }
uretprobe:"@DIR@/app.zip!/lib/answer.so":ans*r { @result[retval] = count(); }
-- needs root uprobe tool:gcc tool:python3
-- setup
tell DIR "$PWD"
mkdir lib
printf 'long answer(long a) { return a + 41; }\n' >answer.c
gcc -shared -fPIC -O1 -o lib/answer.so answer.c
python3 - <<'P'
import zipfile
with zipfile.ZipFile('app.zip', 'w', zipfile.ZIP_STORED) as z:
    z.writestr('readme', 'x' * 1000)
    z.write('lib/answer.so')
with zipfile.ZipFile('small.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    z.write('lib/answer.so')
P
at=$(python3 -c "
d = open('app.zip', 'rb').read()
print(d.index(open('lib/answer.so', 'rb').read()))")
function=$(nm lib/answer.so | awk '$3 == "answer" { print $1 }')
cat >map.c <<C
#include <fcntl.h>
#include <sys/mman.h>
int main(void)
{
	int fd = open("$PWD/app.zip", O_RDONLY);
	char *p = mmap(0, 1 << 20, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0);
	long (*answer)(long) = (long (*)(long))(p + $at + 0x$function);
	return answer(1) + answer(1) + answer(2) - 127;
}
C
gcc -O1 -o map map.c
-- out


@entry[uprobe:{{.*}}/app.zip!/lib/answer.so:answer, 2]: 1
@entry[uprobe:{{.*}}/app.zip!/lib/answer.so:answer, 1]: 2
@result[43]: 1
@result[42]: 2
