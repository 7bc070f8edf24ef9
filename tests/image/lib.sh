# What the tests of compiled scripts know of them.  Sourced; $NPROBE is the program.

# The scripts that ship, one path a line: not what they import, not tests.
shipped_scripts() { # DIRECTORY
	find "$1" -name '*.np' -not -path '*/lib/*' -not -path '*/tests/*' | sort
}

# NAME TYPE of each param that the script itself declares.
params_of() { # SCRIPT
	sed -nE 's/^param +(\w+) *: *([a-z-]+).*/\1 \2/p' "$1"
}

# A right value for a param of that type.
right_value() { # TYPE ARGUMENTS
	case $1 in
	bool) echo true ;;
	int) echo "${2%%..*}" | grep -E . || echo 1 ;;
	duration) echo 1s ;;
	size) echo 4K ;;
	rate | port | pid) echo 1 ;;
	ip) echo 127.0.0.1 ;;
	cidr) echo 127.0.0.0/8 ;;
	mac) echo 02:00:00:00:00:01 ;;
	iface) echo lo ;;
	one-of) echo "${2%%[, ]*}" ;;
	errno) echo EACCES ;;
	path | cgroup) echo / ;;
	*) echo x ;;
	esac
}

# --NAME=VALUE of params: `needed_params SCRIPT`: those without a default; `first_param`: the first
# one, and those that are needed.
needed_params() { # SCRIPT
	some_params "$1" 0
}
first_param() { # SCRIPT
	some_params "$1" 1
}
some_params() { # SCRIPT HOW_MANY_AT_LEAST
	local n=0 name type args default
	while IFS='|' read -r name type args default; do
		[ -n "$default" ] && [ $n -ge "$2" ] && continue
		echo "--$name=$(right_value "$type" "$args")"
		n=$((n + 1))
	done < <(sed -nE 's/^param +(\w+) *: *([a-z-]+) *(\(([^)]*)\))? *(=?).*/\1|\2|\4|\5/p' "$1")
}

# Whether a start that ended so was one: it attached, or said in its own words what the machine lacks.
# That the verifier refuses it, or a bug of ours, is none.
starts_or_says() { # STATUS OUTPUT
	if [ "$1" = 0 ]; then
		grep -qE '^Attached [0-9]+ probe' <<<"$2" && ! grep -q ' error ' <<<"$2"
	else
		# its script says it by errorf(), the loader by what it lacks
		# (what it may not do the page says: but for programs on old kernels, it is no answer)
		[ "$1" -lt 124 ] && grep -qE ' error NP0(20[0-9]|213|701): |\.np:[0-9]+:[0-9]+: error: |this kernel lacks ' <<<"$2" &&
			! grep -qE ' error NP0(4|6|70[23])|perf_event_paranoid|of .* cannot be read' <<<"$2" &&
			{ ! grep -q 'does not permit it' <<<"$2" || grep -q 'kernel 6.6 or later' <<<"$2"; }
	fi
}
