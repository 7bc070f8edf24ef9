# fmt -w writes files in place, and keeps their modes and what links to them
-- setup
printf 'begin{exit()}\n' > one.np
printf 'end{print(1);}' > other.np
chmod 0750 one.np
ln -s one.np link.np
"${NPROBE:-$TOP/build/nprobe}" fmt --write link.np other.np > said.np
stat -c '// %a %F' one.np link.np >> said.np
-- args
fmt said.np one.np other.np
-- out
// 750 regular file
// 777 symbolic link
begin { exit() }
end { print(1); }
