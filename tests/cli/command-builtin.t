# -c of what the shell does itself is the shell's: no program is looked for
-- needs root
-- setup
for c in 'ulimit -S -n "64"' 'exit "3"' ': "x"' 'umask "077"' ' cd "/"' '	! false "x"' 'command -v "no such"'; do
	"${NPROBE:-$TOP/build/nprobe}" -q -c "$c" -e 'end { }' >>said 2>&1 || echo "failed: $c" >>said
done
tell SAID "$(grep -c . said || true)"
-- args
-q -c "trap \"echo bye @SAID@\" EXIT" @e@
-- script
end { print(1); }
-- out
bye 0
1


