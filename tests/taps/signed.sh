# Who signed, and what: a tap that must be signed is taken and run only as it was signed.

signed() { # [WORDS]: a tap that alice signed, and we know her
	key alice
	knows alice
	tap t
	index t --key alice.key "$@"
}
by_alice() { nprobe tap add demo "${1:-t}" --signer alice@example.org; }
dry() { nprobe --world "$WORLD" -n "${1:-demo/hello}"; }

t_signed() {
	signed
	says 'signed by alice@example.org' by_alice
	says 'as alice@example.org made it: 3 files' nprobe verify
	works dry
}
t_must_be_said() {
	signed
	refused NP0806 "signed by 'alice@example.org'" nprobe tap add demo t
	rm t/INDEX.sig
	refused NP0806 'signed by nobody' nprobe tap add demo t
}
t_unknown_key() {
	key mallory
	tap t
	index t --key mallory.key
	refused NP0806 'in no allowed_signers' nprobe tap add demo t
	refused NP0806 "not signed by 'alice@example.org'" by_alice
}
# A signature that holds, of somebody who is known, is not that of who was named.
t_other_signer() {
	signed
	key bob
	knows bob
	index t --key bob.key
	refused NP0806 "not signed by 'alice@example.org', but by 'bob@example.org'" by_alice
}
t_unsigned() {
	signed
	rm t/INDEX.sig
	refused NP0806 'nobody signed' by_alice
}
t_signature_of_another() {
	signed
	tap u other
	index u --key alice.key
	cp u/INDEX.sig t/
	refused NP0806 'not signed by' by_alice
}
t_other_namespace() {
	signed
	ssh-keygen -q -Y sign -f alice.key -n git <t/INDEX >t/INDEX.sig
	refused NP0806 'not signed by' by_alice
}
t_changed_byte() {
	signed
	sed -i s/hello/hullo/ t/say/hello.np
	refused NP0808 'say/hello.np.* has other bytes' by_alice
}
t_changed_index() {
	signed
	sed -i s/hello/hullo/ t/say/hello.np
	sed -i "s/$(sha256sum <<<x | cut -c1-10)/&/; s/say\/hello.np\t1.0.0\t[0-9a-f]*/say\/hello.np\t1.0.0\t$(sha256sum t/say/hello.np | cut -d' ' -f1)/" t/INDEX
	refused NP0806 'not signed by' by_alice
}
t_extra_file() {
	signed
	script t/say/more.np 1.0.0 'printf("more\n");'
	refused NP0808 'say/more.np.* is not named' by_alice
}
t_missing_file() {
	signed
	rm t/say/bye.np
	refused NP0808 'say/bye.np.* not there' by_alice
}
t_tar_of_signed() {
	signed
	for kind in tar tar.gz tar.xz; do
		"$HERE/tarball" x.$kind t
		says 'signed by alice' by_alice x.$kind
		nprobe tap remove demo >/dev/null
	done
	"$HERE/tarball" x.tar t top:demo-1.0
	zstd -q x.tar
	says 'signed by alice' by_alice x.tar.zst
}

# --- after it was taken ---

t_changed_here() {
	signed
	by_alice
	echo '// more' >>"$taps/demo/say/hello.np"
	refused NP0808 'other bytes' dry
	refused NP0808 'other bytes' nprobe show demo/hello
	refused NP0808 'other bytes' nprobe verify demo
	refused NP0808 'other bytes' dry "$taps/demo/say/hello.np"
	works dry demo/bye
}
t_put_there() {
	signed
	by_alice
	script "$taps/demo/say/more.np" 1.0.0 'printf("more\n");'
	refused NP0503 'no script' dry demo/more
	refused NP0808 'not named' dry "$taps/demo/say/more.np"
	refused NP0808 'not named' nprobe verify
	ln -s demo/say/more.np "$PWD/by-link.np"
	ln -sf "$taps/demo/say/more.np" by-link.np
	refused NP0808 'not named' dry by-link.np
}
t_signature_gone() {
	signed
	by_alice
	rm "$taps/demo/INDEX.sig"
	refused NP0806 'nobody signed' dry
	refused NP0806 'nobody signed' nprobe verify
}
t_key_withdrawn() {
	signed
	by_alice
	: >"$HOME/.config/nprobe/allowed_signers"
	refused NP0806 'not signed by' dry
}
t_folder_put_among_taps() {
	tap "$taps/demo"
	index "$taps/demo" 2>/dev/null || true
	refused NP0804 'not put there by' dry "$taps/demo/say/hello.np"
	says 'cannot be used' nprobe tap list
	says 'removed' nprobe tap remove demo
}
t_index_of_installed_edited() {
	signed
	by_alice
	cp -r t evil
	sed -i s/hello/hullo/ evil/say/hello.np
	index evil
	cp evil/INDEX evil/say/hello.np "$taps/demo/" && cp evil/say/hello.np "$taps/demo/say/"
	rm "$taps/demo/hello.np"
	refused NP0806 'not signed by' dry
}

# --- updates ---

newer() { # the tap's next state, signed
	script t/say/hello.np 1.1.0 'printf("hello again\n");'
	index t --key alice.key
}
updates() { nprobe tap update demo --world "$WORLD" "$@"; }

t_update() {
	signed
	by_alice
	says 'up to date' updates
	newer
	refused NP0809 'not accepted' updates
	says 'changed  hello  1.0.0 -> 1.1.0' updates --yes
	works dry
	cmp t/say/hello.np "$taps/demo/say/hello.np"
	[ "$(ls -A "$taps" | LC_ALL=C sort | tr '\n' ' ')" = '.lock demo ' ] || wrong "$(ls -A "$taps")"
}
t_update_by_another() {
	signed
	key bob
	knows bob
	by_alice
	script t/say/hello.np 1.1.0 'printf("hello again\n");'
	index t --key bob.key
	refused NP0806 "not signed by 'alice@example.org', but by 'bob" updates --yes
}
t_update_unsigned() {
	signed
	by_alice
	script t/say/hello.np 1.1.0 'printf("hello again\n");'
	index t
	refused NP0806 'nobody signed' updates --yes
}
t_replay() {
	signed
	cp -r t old
	newer
	by_alice
	rm -r t && mv old t
	refused NP0807 'is older' updates --yes
	refused NP0807 'is older' updates --yes --from "$PWD/t"
}
t_same_number() {
	signed
	by_alice
	script t/say/hello.np 1.1.0 'printf("hello again\n");'
	serial=$(sed -n 3p t/INDEX)
	index t
	sed -i "3s/.*/$serial/" t/INDEX
	ssh-keygen -q -Y sign -f alice.key -n nprobe-tap <t/INDEX >t/INDEX.sig 2>/dev/null
	refused NP0807 'same serial number' updates --yes
}
t_another_tap_of_hers() {
	signed
	by_alice
	tap u other
	index u --key alice.key
	refused NP0807 'has become another tap' updates --yes --from u
}
t_update_hostile() {
	signed
	by_alice
	newer
	ln -s /etc/passwd t/say/passwd.np
	refused NP0802 'a symbolic link' updates --yes
	works dry
}
t_update_changed_here() {
	signed
	by_alice
	newer
	rm "$taps/demo/INDEX.sig"
	refused NP0806 'nobody signed' updates --yes
}
t_nothing_is_built_of_unsigned() {
	signed
	by_alice
	rm "$taps/demo/INDEX.sig"
	refused NP0806 'nobody signed' nprobe build demo/hello --world "$WORLD" -o x.npo
	refused NP0806 'nobody signed' nprobe lock --world "$WORLD"
	refused NP0806 'nobody signed' nprobe install demo/hello --yes --world "$WORLD"
}
# By its path, with another HOME: sudo.
t_of_another_user() {
	signed
	by_alice
	script "$taps/demo/say/more.np" 1.0.0 'printf("more\n");'
	HOME=$PWD/other refused NP0808 'not named' dry "$taps/demo/say/more.np"
	rm "$taps/demo/say/more.np"
	HOME=$PWD/other refused NP0806 'not signed by' dry "$taps/demo/say/hello.np"
	works dry "$taps/demo/say/hello.np"
}
