# Taps made for tests, and how a test looks at what nprobe did with them. Sourced by
# tests/taps/run and by cases; the current directory is the test's own.

export HOME=$PWD/home XDG_DATA_HOME= XDG_STATE_HOME= XDG_CONFIG_HOME= LC_ALL=C.UTF-8 TZ=UTC
export GIT_CONFIG_NOSYSTEM=1 NPROBE_PATH=
unset SSH_AUTH_SOCK
taps=$HOME/.local/share/nprobe/taps
mkdir -p "$HOME"

nprobe() { "$NPROBE" "$@"; }

script() { # FILE VERSION BODY [PROBE]: a script, in its layout
	mkdir -p "$(dirname "$1")"
	printf '//@ summary  Says %s\n//@ version  %s\n//@ license  Apache-2.0\n\n%s {\n\t%s\n\texit();\n}\n' \
		"$(basename "$1" .np)" "$2" "${4:-begin}" "$3" >"$1"
}

tap() { # DIR [NAME]: a tap of two scripts
	mkdir -p "$1"
	printf '//@ name       %s\n//@ summary    scripts for tests\n//@ version    1.0.0\n//@ maintainer Alice <alice@example.org>\n' \
		"${2:-demo}" >"$1/tap.np"
	script "$1/say/hello.np" 1.0.0 'printf("hello\n");'
	script "$1/say/bye.np" 1.0.0 'printf("bye\n");'
}

key() { # NAME: a key pair
	ssh-keygen -q -t ed25519 -N '' -C "$1" -f "$1.key"
}

knows() { # NAME: whose key is known as NAME@example.org
	mkdir -p "$HOME/.config/nprobe"
	echo "$1@example.org $(cat "$1.key.pub")" >>"$HOME/.config/nprobe/allowed_signers"
}

index() { # DIR [WORDS]: its INDEX, for a recorded kernel
	nprobe tap index "$1" --world "$WORLD" "${@:2}" >/dev/null
}

git_of() { # DIR REPOSITORY: a folder's state as a commit
	[ -e "$2" ] || git init -q --bare -b main "$2"
	git -C "$1" init -q -b main 2>/dev/null
	git -C "$1" add -A
	git -C "$1" -c user.name=Alice -c user.email=alice@example.org commit -q -m state
	git -C "$1" push -q --force "$(realpath "$2")" main
}
