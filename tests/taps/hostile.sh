# Sources that somebody made to do harm: each is refused, and nothing is written.

tar_with() { # ENTRY...: a tap, and these, in x.tar
	tap t
	index t
	"$HERE/tarball" x.tar t "$@"
}
takes() { nprobe tap add demo "${1:-x.tar}" --unsigned; }

t_tar_parent() {
	tar_with file:../evil.np:x
	refused NP0802 "'../evil.np' is a path that leads out" takes
}
t_tar_parent_inside() {
	tar_with file:say/../../evil.np:x
	refused NP0802 'leads out' takes
}
t_tar_parent_hidden() {
	tar_with file:.git/../../evil.np:x
	refused NP0802 'leads out' takes
}
t_tar_absolute() {
	tar_with "file:$PWD/evil.np:x"
	refused NP0802 'an absolute path' takes
}
t_tar_link_to_file() {
	tar_with link:say/passwd.np:/etc/passwd
	refused NP0802 'a symbolic link' takes
}
t_tar_file_through_link() {
	tar_with link:out:.. file:out/evil.np:x
	refused NP0802 'a symbolic link' takes
}
t_tar_hard_link() {
	tar_with hard:say/passwd.np:../../../../etc/passwd
	refused NP0802 'a hard link' takes
}
t_tar_hard_link_inside() {
	tar_with hard:say/again.np:say/hello.np
	refused NP0802 'a hard link' takes
}
t_tar_device() {
	tar_with device:say/null.np
	refused NP0802 'a device' takes
}
t_tar_pipe() {
	tar_with pipe:say/pipe.np
	refused NP0802 'a pipe' takes
}
t_tar_huge_file() {
	tar_with zeros:say/huge.np:5000000
	refused NP0802 'too large' takes
}
t_tar_huge_name() {
	tar_with "file:$(printf 'a%.0s' {1..300}).np:x"
	refused NP0802 'not a name' takes
}
t_tar_deep() {
	tar_with "file:$(printf 'a/%.0s' {1..30})x.np:x"
	refused NP0802 'not a name' takes
}
t_tar_control_in_name() {
	tar_with $'file:say/\e[2Jx.np:x'
	refused NP0802 'not a name' takes
	! grep -q $'\e' "$base/said" || wrong 'the terminal was steered'
}
t_tar_option_as_name() {
	tar_with 'file:-rf.np:x'
	refused NP0802 'not a name' takes
}
t_tar_twice() {
	tar_with file:say/hello.np:x
	refused NP0802 'there twice' takes
}
t_tar_many_files() {
	tap t
	index t
	mkdir t/notes
	(cd t/notes && touch $(seq 5000))
	"$HERE/tarball" x.tar t
	refused NP0802 'too much' takes
}
t_tar_total() {
	tar_with $(printf 'zeros:n/%s:4000000 ' {1..20})
	refused NP0802 'too much' takes
}
t_tar_bomb() {
	# 300 MB of zeros in a folder that is passed over
	tap t
	index t
	"$HERE/tarball" x.tar.gz t zeros:.git/pack:300000000
	refused NP0802 'too much' takes x.tar.gz
}
t_tar_file_and_folder() {
	tar_with file:say/hello.np/inner.np:x
	refused NP0808 'inner.np' takes
}
t_tar_cut() {
	tar_with
	head -c 1200 x.tar >cut.tar
	refused NP0801 'cannot be read' takes cut.tar
}
t_tar_none() {
	head -c 100000 /dev/urandom >x.tar
	refused NP0801 'cannot be read' takes
}
t_tar_not_there() {
	refused NP0801 "no tap './x.tar'" takes ./x.tar
}

t_folder_link_to_file() {
	tap t
	index t
	ln -s /etc/passwd t/say/passwd.np
	refused NP0802 'a symbolic link' takes t
}
t_folder_link_to_folder() {
	tap t
	index t
	ln -s / t/root
	refused NP0802 'a symbolic link' takes t
}
t_folder_hard_link() {
	tap t
	index t
	touch other
	ln other t/say/other.np
	refused NP0802 'a hard link' takes t
}
t_folder_pipe() {
	tap t
	index t
	mkfifo t/say/pipe.np
	refused NP0802 'no plain file' takes t
}
t_folder_huge() {
	tap t
	index t
	truncate -s 5M t/say/huge.np
	refused NP0802 'too large' takes t
}

# A number that is not one would be newer than all that follow.
t_index_serial() {
	tap t
	index t
	for serial in -1 -2026010101 +5 ' 5' 0 '' 5x 1234567890123456789; do
		sed -i "s/^serial\t.*/serial\t$serial/" t/INDEX
		refused NP0805 'the serial number is expected' takes t
	done
	sed -i "s/^serial\t.*/serial\t123456789012345678/" t/INDEX
	says 'demo/hello' takes t
}
t_git_link() {
	tap t
	index t
	ln -s /etc/passwd t/say/passwd.np
	git_of t r.git
	refused NP0802 'a symbolic link' takes "file://$PWD/r.git"
}
t_git_submodule() {
	tap t
	index t
	git_of t r.git
	git -C t -c protocol.file.allow=always submodule --quiet add "$PWD/r.git" sub
	git_of t r.git
	refused NP0802 'a submodule' takes "file://$PWD/r.git"
}
t_git_hidden_submodule() {
	tap t
	index t
	git_of t r.git
	git -C t update-index --add --cacheinfo "160000,$(git -C t rev-parse HEAD),.sub"
	git -C t -c user.name=A -c user.email=a@example.org commit -q -m sub
	git -C t push -q --force "$PWD/r.git" main
	refused NP0802 'a submodule' takes "file://$PWD/r.git"
}
t_git_huge() {
	tap t
	index t
	head -c 5000000 /dev/zero >t/say/huge.np
	git_of t r.git
	refused NP0802 'too large' takes "file://$PWD/r.git"
}
t_git_protocol() {
	refused NP0801 'git cannot fetch' takes "ext::sh -c touch% $PWD/evil://"
	refused NP0801 'git cannot fetch' takes "git://127.0.0.1:1/x"
}
t_git_option() {
	refused NP0801 'no source' nprobe tap add demo --unsigned -- "--upload-pack=touch $PWD/evil://x"
}
t_git_none() {
	refused NP0801 'git cannot fetch' takes "file://$PWD/nothing"
}
# Nothing of the user's that git may run on a checkout runs, nor what a repository asks for.
t_git_hooks_and_filters() {
	tap t
	printf '*.np filter=evil ident text eol=crlf export-subst\n' >t/.gitattributes
	index t
	git_of t r.git
	mkdir -p hooks
	for hook in post-checkout post-merge reference-transaction post-index-change; do
		printf '#!/bin/sh\ntouch "%s/ran-%s"\n' "$PWD" "$hook" >hooks/$hook
	done
	chmod +x hooks/*
	cp -r hooks r.git/ 2>/dev/null
	git config --global core.hooksPath "$PWD/hooks"
	git config --global filter.evil.smudge "touch $PWD/ran-filter; cat"
	mkdir -p template/hooks && cp hooks/* template/hooks
	git config --global init.templateDir "$PWD/template"
	says 'demo/hello' takes "file://$PWD/r.git"
	! ls ran-* 2>/dev/null || wrong 'something ran'
	cmp t/say/hello.np "$taps/demo/say/hello.np" || wrong 'other bytes'
	! find "$taps/demo" -name '.git*' | grep . || wrong 'git is in the tap'
}
# What git left in the environment of who calls nprobe (a hook, say) is not what it works on.
t_git_environment() {
	tap t
	index t
	git_of t r.git
	export GIT_DIR=$PWD/nowhere GIT_INDEX_FILE=$PWD/nowhere2
	says 'demo/hello' takes "file://$PWD/r.git"
	! ls -d nowhere* 2>/dev/null || wrong 'git wrote there'
}
t_git_leaves_nothing() {
	tap t
	index t
	git_of t r.git
	mkdir tmp
	TMPDIR=$PWD/tmp says 'demo/hello' takes "file://$PWD/r.git"
	[ -z "$(ls -A tmp)" ] || wrong "left behind: $(ls -A tmp)"
}

t_names() {
	tap t
	index t
	for name in ../x a/b .x -- '' shipped user site $'a\nb' 'a b' /x; do
		[ "$name" != -- ] || continue
		refused NP0804 "'.*'|cannot be" nprobe tap add "$name" t --unsigned
	done
	refused NP0804 'no tap' nprobe tap remove ../nprobe
	refused NP0804 'no tap' nprobe tap remove .
}
t_taken_name() {
	tap t
	index t
	takes t
	refused NP0804 "there is a tap 'demo'" takes t
}
t_own_name() {
	tap t ../evil
	refused NP0803 "cannot be a tap's name" nprobe tap index t
}

# What is read on a terminal is what is compiled.
t_text_that_fools() {
	tap t
	index t
	for text in $'\e[2K' $'\u202e' $'\u2066' $'\r'; do
		script t/say/hello.np 1.0.0 "printf(\"hello\\n\"); // $text"
		sed -i "s/\\(hello.np\t1.0.0\t\\)[0-9a-f]*/\\1$(sha256sum t/say/hello.np | cut -d' ' -f1)/" t/INDEX
		refused NP0802 "'say/hello.np' has characters that steer" takes t
		refused NP0802 'steer' nprobe tap index t --world "$WORLD"
	done
	script t/say/hello.np 1.0.0 'printf("hello\n"); // 你好'
	index t
	works takes t
}
