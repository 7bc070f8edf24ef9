# a scroll stays one: of maps in bpftrace's form, of what is not on a terminal, of a terminal that cannot, of a command's; colours by NO_COLOR
-- needs root
-- script
begin { cat("seen"); exit(); }
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
# what is used of a terminal's sequences, and how often the heading is there
look() {
	"$TOOLS/terminal" 20x60 1 "$@" >all
	echo "$(grep ^sequences all | sed 's/ *$//') $(grep -q ' 5$\|: 5$' all && sed -n '/^--$/,/^--$/p' all | grep -c '^"k"\|^@' | sed 's/^[4-9]$\|^..*[0-9]$/many/')"
}
table='begin { sum(5) by "k"; } interval:ms:50 { print(); }'
{
	echo "maps: $(TERM=xterm look "$NP" -q -e 'begin { @["k"] = 5; @c = count(); } interval:ms:50 { print(@); }')"
	echo "tables: $(TERM=xterm look "$NP" -q -e "$table")"
	echo "no colour: $(TERM=xterm NO_COLOR=1 look "$NP" -q -e "$table")"
	echo "empty: $(TERM=xterm NO_COLOR= look "$NP" -q -e "$table")"
	echo "dumb: $(TERM=dumb look "$NP" -q -e "$table")"
	echo "command: $(TERM=xterm NO_COLOR=1 look "$NP" -q -e "$table" -- sleep 5)"
	TERM=xterm "$NP" -q --for 500ms -e "$table" >piped
	echo "piped: $(grep -c '^"k"' piped | sed 's/^[3-9]$\|^..$/many/') $(grep -c $'\033' piped || true)"
} >seen
-- out
maps: sequences many
tables: sequences A J m 2
no colour: sequences A J 2
empty: sequences A J m 2
dumb: sequences many
command: sequences many
piped: many 0


