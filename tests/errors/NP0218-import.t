# what cannot be imported: what is not there, what anybody may write, what is no script
-- setup
mkdir open lib && chmod o+w open
echo 'macro a() { 1 }' > open/a.np
echo 'macro b() { 1 }' > b.np; chmod o+w b.np
echo 'config = { max_strlen = 5 }' > lib/config.np
cat > main.np <<'END'
import "missing.np"
import lib/missing
import "open/a.np"
import "b.np"
import lib/config
import 5 5
begin { }
END
-- env
NPROBE_PATH=/nowhere
HOME=/nowhere
-- args
-n main.np
-- exit 1
-- err
main.np:6:10: error NP0102: no token begins with '5'
    6 | import 5 5
      |          ^
main.np:1:1: error NP0218: there is no 'missing.np' to import
    1 | import "missing.np"
      | ^~~~~~~~~~~~~~~~~~~
  hint: it was looked for at missing.np
main.np:2:1: error NP0218: there is no 'lib/missing' to import
    2 | import lib/missing
      | ^~~~~~~~~~~~~~~~~~
  hint: it was looked for at /nowhere, /nowhere/.local/share/nprobe/scripts, {{.*}}
main.np:3:1: error NP0218: anybody may write 'open'
    3 | import "open/a.np"
      | ^~~~~~~~~~~~~~~~~~
  hint: chmod o-w open
main.np:4:1: error NP0218: anybody may write 'b.np'
    4 | import "b.np"
      | ^~~~~~~~~~~~~
  hint: chmod o-w b.np
lib/config.np:1:1: error NP0215: an imported file has no 'config': it is the script's
    1 | config = { max_strlen = 5 }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~
