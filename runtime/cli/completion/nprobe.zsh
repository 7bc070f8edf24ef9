#compdef nprobe
# zsh completion of nprobe.  Try it: source <(nprobe completion zsh), behind compinit.
# What may stand where, `nprobe __complete` says: the script's own options too.

_nprobe()
{
	local -a lines found
	local line word also

	lines=("${(@f)$(${~words[1]} __complete "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
	also=$lines[1]
	for line in "${(@)lines[2,-1]}"; do
		word=${line%%$'\t'*}
		[[ -n $word ]] && found+=("${word//:/\\:}:${line#*$'\t'}")
	done
	(( $#found )) && _describe nprobe found
	[[ $also != none && $PREFIX == --*=* ]] && compset -P '*='
	case $also in
	files) _files ;;
	dirs) _files -/ ;;
	scripts) _files -g '*.(np|npo|bt)' ;;
	commands) _command_names -e ;;
	esac
}

if [[ $funcstack[1] == _nprobe ]]; then
	_nprobe "$@"
else
	compdef _nprobe nprobe
fi
