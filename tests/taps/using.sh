# Taps as they are used: found, listed, shown, accepted, locked.

here() { # [DIR]: an unsigned tap, added
	tap "${1:-t}"
	index "${1:-t}"
	nprobe tap add demo "${1:-t}" --unsigned >/dev/null
}
dry() { nprobe --world "$WORLD" -n "${1:-demo/hello}" "${@:2}"; }
locks() { nprobe lock --world "$WORLD" "$@"; }

t_list() {
	here
	says '^hello +Says hello$' nprobe list
	says 'demo +2 scripts, signed by nobody, from .*/t$' nprobe tap list
	says 'Says hello' nprobe show demo/hello
	says 'Usage: nprobe hello' nprobe help demo/hello
	says "removed tap 'demo'" nprobe tap remove demo
	says 'there are no taps' nprobe tap list
	refused NP0503 'no script' dry hello
}
t_folder_of_origin_moves() {
	here
	mv t elsewhere
	refused NP0801 'no tap' nprobe tap update demo --yes
	says 'up to date' nprobe tap update demo --yes --from elsewhere
}
t_sees_new_and_gone() {
	here
	script t/say/more.np 1.0.0 'printf("more\n");'
	rm t/say/bye.np
	index t
	says 'new      more  1.0.0  Says more' nprobe tap update --world "$WORLD" --yes
	grep -q '^  gone     bye$' "$base/said" || wrong 'bye is not told to be gone'
}
# A difference of text is one thing, of behaviour another.
t_sees_behaviour() {
	here
	script t/say/hello.np 1.1.0 'printf("hello\n");' t:sched:sched_switch
	script t/say/bye.np 1.0.1 'printf("bye bye\n");'
	index t
	says '^      - attaches to begin$' nprobe tap update --world "$WORLD" --yes
	grep -q '^      + attaches to .*:sched:sched_switch$' "$base/said" || wrong 'not the new place'
	grep -A1 'changed  bye' "$base/said" | grep -q 'does what it did' || wrong 'bye does the same'
}
# An INDEX may say that nothing changed: what is shown is compiled here.
t_index_that_lies() {
	tap t
	mkdir t/lib
	printf 'begin {\n\tprintf("lib\\n");\n}\n' >t/lib/more.np
	sed -i 's/^begin {$/import lib\/more;\n\nbegin {/' t/say/hello.np
	index t
	nprobe tap add demo t --unsigned
	cp t/INDEX old
	printf 't:sched:sched_switch {\n\tprintf("lib\\n");\n}\n' >t/lib/more.np
	index t
	# the manifests of before
	python3 - old t/INDEX <<-'END'
		import sys
		old, path = open(sys.argv[1]).read().splitlines(), sys.argv[2]
		was = {l.split('\t')[1]: l.split('\t')[5] for l in old if l.startswith('script')}
		new = [l.split('\t') for l in open(path).read().splitlines()]
		for f in new:
		    if f[0] == 'script': f[5] = was[f[1]]
		open(path, 'w').write(''.join('\t'.join(f) + '\n' for f in new))
	END
	says '^      \+ attaches to .*:sched:sched_switch$' nprobe tap update --world "$WORLD" --yes
}

t_shadows() {
	tap t
	script t/drop/dropwatch.np 1.0.0 'printf("mine\n");'
	index t
	nprobe tap add demo t --unsigned
	refused NP0504 "several scripts are called 'dropwatch'" dry dropwatch
	grep -q '^  demo/dropwatch ' "$base/said" && grep -q '^  shipped/dropwatch ' "$base/said" || wrong 'not both'
	says 'mine' nprobe show demo/dropwatch
	says 'param' nprobe show shipped/dropwatch
	says '^demo/dropwatch ' nprobe list
	grep -q '^shipped/dropwatch ' "$base/said" || wrong 'not both'
}
t_shadows_by_alias() {
	tap t
	sed -i '1s/^/\/\/@ alias    dropwatch\n/' t/say/hello.np
	index t
	nprobe tap add demo t --unsigned
	refused NP0504 "several scripts are called 'dropwatch'" dry dropwatch
}
t_two_taps() {
	here
	nprobe tap add other t --unsigned
	refused NP0504 'several' dry hello
	works dry other/hello
}
# What others import stays what it was.
t_lib_does_not_shadow() {
	tap t
	mkdir t/lib
	printf 'fail("not this one");\n' >t/lib/filter.np
	index t
	nprobe tap add demo t --unsigned
	works nprobe --world "$WORLD" -n shipped/dropwatch
	echo 'import lib/nothing; begin { exit(); }' >own.np
	refused NP0218 'lib/nothing' nprobe --world "$WORLD" -n own.np
}
t_own_lib_first() {
	tap t
	mkdir -p t/lib "$HOME/.local/share/nprobe/scripts/lib"
	printf 'begin {\n\tprintf("of the tap\\n");\n}\n' >t/lib/filter.np
	printf 'begin {\n\tprintf("of the user\\n");\n}\n' >"$HOME/.local/share/nprobe/scripts/lib/filter.np"
	cp "$HOME/.local/share/nprobe/scripts/lib/filter.np" "$HOME/.local/share/nprobe/scripts/lib/users.np"
	sed -i 's/^begin {$/import lib\/filter;\n\nbegin {/' t/say/hello.np
	index t
	nprobe tap add demo t --unsigned
	says 'of the tap' nprobe --world "$WORLD" -d tree demo/hello
	sed -i 's/lib.filter/lib\/users/' t/say/hello.np
	refused NP0805 'does not compile' nprobe tap index t --world "$WORLD"
}
t_lib_changed_here() {
	tap t
	mkdir t/lib
	printf 'begin {\n\tprintf("lib\\n");\n}\n' >t/lib/more.np
	sed -i 's/^begin {$/import lib\/more;\n\nbegin {/' t/say/hello.np
	index t
	nprobe tap add demo t --unsigned
	works dry
	echo '// more' >>"$taps/demo/lib/more.np"
	refused NP0808 'lib/more.np.* other bytes' dry
	refused NP0804 'already' nprobe tap add demo t --unsigned
}
t_import_from_outside() {
	tap t
	printf 'begin {\n}\n' >outside.np
	sed -i "s|^begin {\$|import \"$PWD/outside.np\";\n\nbegin {|" t/say/hello.np
	refused NP0812 'outside.np' nprobe tap index t --world "$WORLD"
	# one that was made by other means
	sed -i 's|^import.*||' t/say/hello.np
	index t
	was=$(sha256sum t/say/hello.np | cut -d' ' -f1)
	sed -i "s|^begin {\$|import \"$PWD/outside.np\";\n\nbegin {|" t/say/hello.np
	sed -i "s/$was/$(sha256sum t/say/hello.np | cut -d' ' -f1)/" t/INDEX
	nprobe tap add demo t --unsigned
	refused NP0812 'outside.np' dry
}
t_import_of_c() {
	tap t
	echo 'int x;' >t/say/x.bpf.c
	sed -i 's|^begin {$|import "x.bpf.c";\n\nbegin {|' t/say/hello.np
	refused NP0812 'do not import C files' nprobe tap index t --world "$WORLD"
}
t_include_of_header() {
	tap t
	echo '#define WORD "included"' >t/say/words.h
	sed -i 's|^begin {$|#include "words.h"\n\nbegin {|; s|"hello.n"|WORD|' t/say/hello.np
	index t
	nprobe tap add demo t --unsigned
	says 'included' nprobe --world "$WORLD" -d tree demo/hello
	echo >>"$taps/demo/say/words.h"
	refused NP0808 'words.h.* other bytes' dry
}

# --- INDEX ---

t_index_is_stable() {
	tap t
	index t
	cp t/INDEX was
	says 'as it was' nprobe tap index t --world "$WORLD"
	cmp t/INDEX was
	script t/say/hello.np 1.0.1 'printf("hi\n");'
	index t
	[ "$(sed -n 's/^serial\t//p' t/INDEX)" -gt "$(sed -n 's/^serial\t//p' was)" ]
}
t_index_drops_old_signature() {
	key alice
	tap t
	index t --key alice.key
	script t/say/hello.np 1.0.1 'printf("hi\n");'
	says 'INDEX.sig was of the old one' nprobe tap index t --world "$WORLD"
	[ ! -e t/INDEX.sig ]
}
t_index_wants_headers() {
	tap t
	sed -i /license/d t/say/hello.np
	refused NP0803 "'say/hello.np' does not say its license" nprobe tap index t --world "$WORLD"
	tap t
	sed -i /maintainer/d t/tap.np
	refused NP0803 'maintainer' nprobe tap index t --world "$WORLD"
	rm t/tap.np
	refused NP0803 'no tap.np' nprobe tap index t --world "$WORLD"
}
t_index_two_of_a_name() {
	tap t
	script t/other/hello.np 1.0.0 'printf("hi\n");'
	refused NP0805 'second script of that name' nprobe tap index t --world "$WORLD"
}
t_index_damaged() {
	tap t
	index t
	cp t/INDEX good
	while IFS='|' read -r edit why; do
		sed "$edit" good >t/INDEX
		refused NP080[25] "$why" nprobe tap add demo t --unsigned
	done <<-'END'
		1s/1/2/|no INDEX that this nprobe knows
		2s/demo/..\/x/|name is expected
		3s/[0-9].*/0/|serial number is expected
		3s/[0-9].*/99999999999999999999/|serial number is expected
		3d|serial number is expected
		4d|kernel is expected
		5s/script/scribble/|none of an INDEX
		5s/say\/bye/..\/bye/|leads out
		5s/say\/bye/\/bye/|absolute
		5s/\tbye/\tbuy/|name is that of its file
		5s/1.0.0/1 0/|is none
		5s/Says/Says\x1b[2J/|none of an INDEX
		5s/Says/Says\xe2\x80\xae/|none of an INDEX
		5s/Says/Says\tmore/|none of an INDEX
		5s/\t-\t/\t?\t/|is none
		5s/\tsafe\t/\tharmless\t/|no such level
		6{h;d};7{G}|not in the order
		5p|second script of that name
		7s/.$//|SHA-256 that is none
	END
	head -c -1 good >t/INDEX
	refused NP0805 'without its end' nprobe tap add demo t --unsigned
	: >t/INDEX
	refused NP0805 'not whole' nprobe tap add demo t --unsigned
	rm t/INDEX
	refused NP0805 'has no INDEX' nprobe tap add demo t --unsigned
}
t_newer_nprobe() {
	tap t
	echo '//@ nprobe 99.0' >>t/tap.np
	refused NP0803 'needs nprobe 99.0' nprobe tap index t --world "$WORLD"
}

# --- what was taken back ---

t_yanked() {
	here
	locks
	index t --yank hello
	says 'yanked   hello  1.0.0' nprobe tap update --world "$WORLD" --yes
	nprobe list >"$base/said"
	not_said '^hello'
	refused NP0811 'version 1.0.0 .* was taken back' dry
	refused NP0811 'taken back' nprobe install demo/hello --yes --world "$WORLD"
	works dry demo/hello --locked
	# the mark stays with the version, and only with it
	index t
	grep -q $'\tyanked\tSays hello' t/INDEX || wrong 'the mark is gone'
	script t/say/hello.np 1.0.1 'printf("mended\n");'
	index t
	! grep -q yanked t/INDEX || wrong 'the mark is still there'
}

# --- nprobe.lock ---

t_lock() {
	here
	says 'nprobe.lock: 2 scripts' locks
	works dry demo/hello --locked
	works dry hello --locked
	refused NP0810 "'-e' is not in" dry -e 'begin { exit(); }' --locked
	refused NP0810 'not in nprobe.lock' dry shipped/dropwatch --locked
	script t/say/hello.np 1.1.0 'printf("hello again\n");'
	index t
	nprobe tap update --world "$WORLD" --yes
	refused NP0810 'demo/hello. has other bytes' dry demo/hello --locked
	works dry demo/bye --locked
	works dry demo/hello
}
t_lock_of_named() {
	here
	says 'nprobe.lock: 1 script' locks demo/bye
	refused NP0810 'not in nprobe.lock' dry demo/hello --locked
	says '1 script$' locks shipped/dropwatch
	works nprobe --world "$WORLD" -n shipped/dropwatch --locked
	grep -q '^file	shipped/filter.np' nprobe.lock || wrong 'not what it imports'
	refused NP0503 'no script' locks demo/nothing
}
t_lock_of_imports() {
	tap t
	mkdir t/lib
	printf 'begin {\n\tprintf("lib\\n");\n}\n' >t/lib/more.np
	sed -i 's/^begin {$/import lib\/more;\n\nbegin {/' t/say/hello.np
	index t
	nprobe tap add demo t --unsigned
	locks
	works dry demo/hello --locked
	# the same behaviour, other bytes
	printf 'begin {\n\tprintf("liB\\n");\n}\n' >t/lib/more.np
	index t
	nprobe tap update --world "$WORLD" --yes
	refused NP0810 'more.np.*imports' dry demo/hello --locked
}
t_lock_has_signer() {
	key alice
	knows alice
	tap t
	index t --key alice.key
	nprobe tap add demo t --signer alice@example.org
	locks
	works dry demo/hello --locked
	nprobe tap remove demo
	nprobe tap add demo t --unsigned
	refused NP0810 "signed by '-', and by 'alice@example.org' in" dry demo/hello --locked
}
t_lock_damaged() {
	here
	refused NP0810 'cannot be read here' dry demo/hello --locked
	echo nonsense >nprobe.lock
	refused NP0810 'nprobe.lock:1' dry demo/hello --locked
	: >nprobe.lock
	refused NP0810 'not whole' dry demo/hello --locked
	locks
	echo "script	x" >>nprobe.lock
	refused NP0810 'nprobe.lock:5' dry demo/hello --locked
}
t_lock_and_images() {
	here
	nprobe --world "$WORLD" -n --emit-elf x.npo -e 'begin { exit(); }' 2>/dev/null || nprobe build "$TOP/examples/drop/dropwatch.np" --world "$WORLD" -o x.npo
	locks
	refused NP0810 'x.npo.* is not in' nprobe --locked x.npo
	NPROBE_RUN=$(dirname "$NPROBE")/nprobe-run
	refused NP0502 'locked' bash -c "$NPROBE_RUN --locked x.npo"' 2>&1 | sed "s/^nprobe-run: //"; exit "${PIPESTATUS[0]}"'
}

# --- before the first run ---

t_asks() {
	root
	here
	refused NP0809 "'demo/hello' of a tap was not accepted" nprobe demo/hello
	grep -q '^  attaches to begin$' "$base/said" || wrong 'it does not say what it does'
	"$HERE/answer" n "$NPROBE" demo/hello >"$base/said" && wrong 'ran all the same'
	grep -q 'NP0809' "$base/said" || wrong 'no error'
	not_said '^hello'
	says '^hello$' "$HERE/answer" y "$NPROBE" demo/hello
	grep -q 'signed by nobody' "$base/said" || wrong 'it does not say who signed it'
	says '^hello$' nprobe demo/hello
	not_said 'signed by'
	# by its path, too
	says '^bye$' "$HERE/answer" y "$NPROBE" "$taps/demo/say/bye.np"
}
t_asks_anew() {
	root
	here
	nprobe install demo/hello --yes
	says '^hello$' nprobe demo/hello
	script t/say/hello.np 1.1.0 'printf("hello again\n");'
	index t
	nprobe tap update --world "$WORLD" --yes
	refused NP0809 'not accepted' nprobe demo/hello
}
# The bytes are the same, and what they import is not.
t_asks_anew_for_imports() {
	root
	tap t
	mkdir t/lib
	printf 'begin {\n\tprintf("lib\\n");\n}\n' >t/lib/more.np
	sed -i 's/^begin {$/import lib\/more;\n\nbegin {/' t/say/hello.np
	index t
	nprobe tap add demo t --unsigned
	nprobe install demo/hello --yes
	says '^lib$' nprobe demo/hello
	printf 'interval:s:9 {\n\tprintf("lib\\n");\n}\n' >t/lib/more.np
	index t
	nprobe tap update --yes
	refused NP0809 'not accepted' nprobe demo/hello
}
t_lock_does_not_accept() {
	root
	here
	nprobe lock
	refused NP0809 'not accepted' nprobe --locked demo/hello
	nprobe install demo/hello --yes
	says '^hello$' nprobe --locked demo/hello
}
t_install() {
	here
	refused NP0809 'not accepted' nprobe install demo/hello --world "$WORLD"
	says 'accepted: nprobe demo/hello' nprobe install demo/hello --world "$WORLD" --yes
	says 'accepted already' nprobe install demo/hello --world "$WORLD"
	refused NP0503 'not TAP/NAME' nprobe install hello
	refused NP0503 "no script 'nothing'" nprobe install demo/nothing
	refused NP0804 'no tap' nprobe install nothing/hello
}
t_image_in_tap() {
	tap t
	nprobe build t/say/hello.np --world "$WORLD" -o t/say/hello.npo
	index t
	nprobe tap add demo t --unsigned
	refused NP0809 'a compiled program' nprobe "$taps/demo/say/hello.npo"
}
t_lib_is_not_run() {
	tap t
	mkdir t/lib
	printf 'begin {\n\texit();\n}\n' >t/lib/more.np
	index t
	nprobe tap add demo t --unsigned
	refused NP0809 'is no script of tap' dry "$taps/demo/lib/more.np"
}

# --- git, from adding to updating ---

# A tag stays what it is; the branch goes on.
t_git_ref() {
	key alice
	knows alice
	tap t
	index t --key alice.key
	git_of t r.git
	git -C t tag v1
	git -C t push -q "$(realpath r.git)" v1
	script t/say/hello.np 2.0.0 'printf("new\n");'
	index t --key alice.key
	git_of t r.git
	says 'demo/hello  1.0.0' nprobe tap add demo "file://$PWD/r.git#v1" --signer alice@example.org
	says 'up to date' nprobe tap update demo
	says 'late/hello  2.0.0' nprobe tap add late "file://$PWD/r.git#main" --signer alice@example.org
	says 'from file://.*#v1' nprobe tap list
	refused NP0801 'git cannot fetch' nprobe tap add other "file://$PWD/r.git#v9" --unsigned
	for ref in '' -x 'a:b' '*' 'refs/*:refs/*'; do
		refused NP0801 'no name of a branch' nprobe tap add other "file://$PWD/r.git#$ref" --unsigned
	done
}

t_git() {
	root
	key alice
	knows alice
	tap t
	index t --key alice.key
	git_of t r.git
	says 'demo/hello' nprobe tap add demo "file://$PWD/r.git" --signer alice@example.org
	says 'from file://' nprobe tap list
	says '^hello ' nprobe list
	nprobe install demo/hello --yes
	says '^hello$' nprobe hello
	says 'up to date' nprobe tap update
	script t/say/hello.np 2.0.0 'printf("hello from %s\n", comm);'
	index t --key alice.key
	git_of t r.git
	refused NP0809 'update of .demo. was not accepted' nprobe tap update
	says 'changed  hello  1.0.0 -> 2.0.0' "$HERE/answer" y "$NPROBE" tap update
	says 'hello from' "$HERE/answer" y "$NPROBE" hello
}

# --- tap ci ---

ci() { nprobe tap ci "${1:-t}" --world "$WORLD"; }
ci_fails() { # PATTERN
	ci >"$base/said" 2>&1 && wrong 'nothing is wrong'
	grep -qE -- "$1" "$base/said" || wrong "no line '$1'"
	grep -qE '^[0-9]+ passed, [1-9][0-9]* failed, [0-9]+ skipped$' "$base/said" || wrong 'no sum'
}
t_ci() {
	key alice
	tap t
	index t --key alice.key
	says '^9 passed, 0 failed, 1 skipped$' ci
	mkdir t/say/tests
	echo '"$NPROBE" show "$SCRIPT" | grep -q hello' >t/say/tests/hello.sh
	echo 'echo not here; exit 77' >t/say/tests/hello-other.sh
	index t --key alice.key
	says '^10 passed, 0 failed, 1 skipped$' ci
	echo 'exit 1' >t/say/tests/hello.sh
	index t --key alice.key
	ci_fails 'FAILED hello.sh'
}
t_installed_tests_do_not_run() {
	tap t
	mkdir t/say/tests
	echo "touch $PWD/ran" >t/say/tests/hello.sh
	index t
	nprobe tap add demo t --unsigned
	refused NP0809 'tests of a tap' nprobe test demo/hello
}
t_ci_layout() {
	tap t
	sed -i 's/^\tprintf/        printf/' t/say/hello.np
	index t
	ci_fails 'FAILED layout of say/hello.np'
}
t_ci_types() {
	tap t
	index t
	sed -i 's/printf("hello.*/@x = 1; @x = "s";/' t/say/hello.np
	ci_fails 'FAILED header and types of say/hello.np'
}
t_ci_index_is_old() {
	tap t
	index t
	script t/say/more.np 1.0.0 'printf("more\n");'
	ci_fails 'FAILED files of INDEX: .*more.np'
	rm t/INDEX
	ci_fails 'FAILED files of INDEX: .*there is none'
}
t_ci_manifest() {
	tap t
	index t
	row=$(grep -P '^script\tbye' t/INDEX | cut -f6)
	sed -i "s/$row/$(printf 0%.0s {1..64})/" t/INDEX
	ci_fails 'FAILED manifest of say/bye.np'
}
t_ci_signature() {
	key alice
	tap t
	index t --key alice.key
	script t/say/hello.np 1.0.1 'printf("hi\n");'
	cp t/INDEX.sig old
	index t
	cp old t/INDEX.sig
	ci_fails 'FAILED signature of INDEX'
}
t_ci_header() {
	tap t
	index t
	sed -i /maintainer/d t/tap.np
	ci_fails 'FAILED header of tap.np'
}

t_usage() {
	says 'usage: nprobe tap add' nprobe tap --help
	for words in 'add x' 'add a b c' 'update a b' 'update --from x' 'remove' 'index' 'ci' ''; do
		nprobe tap $words >"$base/said" 2>&1 && wrong "taken: tap $words"
		grep -q usage "$base/said" || wrong "no usage: tap $words"
	done
	refused NP0501 "unknown command 'tap nothing'" nprobe tap nothing
	refused NP0501 "unknown option '--nothing'" nprobe tap add a b --nothing
	refused NP0502 "'--signer' needs a value" nprobe tap add a b --signer
	refused NP0501 "unknown option" nprobe verify --nothing
}

# --- other kernels: what a script does depends on them a little ---

t_ci_on_another_kernel() {
	tap t
	index t
	says 'SKIPPED manifests: the INDEX was made on kernel 6.12' nprobe tap ci t --world "$TOP/tests/fixtures/6.1.world"
	grep -q ' 0 failed, 3 skipped$' "$base/said" || wrong 'something failed'
}
t_lock_on_another_kernel() {
	here
	locks shipped/dropwatch
	row=$(awk -F'\t' '$1 == "script" { print $5 }' nprobe.lock)
	sed -i "s/$row/$(printf 0%.0s {1..64})/" nprobe.lock
	refused NP0810 'does something else' dry shipped/dropwatch --locked
	works nprobe --world "$TOP/tests/fixtures/5.10.world" -n shipped/dropwatch --locked
}
t_allow() {
	root
	here
	says '^hello$' nprobe --allow safe demo/hello
	refused NP0809 'not accepted' nprobe demo/hello
	script t/say/hello.np 1.1.0 'printf("%s\n", str(uptr(1)));'
	index t
	nprobe tap update --world "$WORLD" --yes
	refused NP0809 'not accepted' nprobe --allow safe demo/hello
	works nprobe --allow sensitive demo/hello
	nprobe install demo/hello --yes
	refused NP0508 'permits .normal' nprobe --allow normal demo/hello
}
