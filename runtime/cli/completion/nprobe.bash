# bash completion of nprobe.  Try it: . <(nprobe completion bash)
# What may stand where, `nprobe __complete` says: the script's own options too.

_nprobe()
{
	local line=${COMP_LINE:0:COMP_POINT} words=() lines=() word cur value also i IFS=$' \t\n'

	# The words as nprobe gets them: COMP_WORDBREAKS makes several of --port=53 or 10:20.
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ $i -eq 0 || $line == [[:space:]]* || -z $line && -z $word ]]; then
			line=${line#"${line%%[![:space:]]*}"}
			words+=('')
		fi
		[[ ${#word} -le ${#line} ]] || word=$line
		line=${line#"$word"}
		words[${#words[@]} - 1]+=$word
	done
	for i in "${!words[@]}"; do
		word=${words[i]}
		[[ $word == \'*\' || $word == \"*\" ]] && [[ ${#word} -gt 1 ]] && words[i]=${word:1:-1}
	done
	cur=${words[${#words[@]} - 1]} value=$cur
	[[ $cur == --*=* ]] && value=${cur#*=}
	mapfile -t lines < <("${words[0]/#\~/$HOME}" __complete "${words[@]:1}" 2>/dev/null)
	also=${lines[0]}
	COMPREPLY=("${lines[@]:1}")
	COMPREPLY=("${COMPREPLY[@]%%$'\t'*}")
	# What readline replaces begins behind the last character that breaks words.
	if [[ $cur == *[=:]* ]]; then
		word=${cur%"${cur##*[=:]}"}
		COMPREPLY=("${COMPREPLY[@]#"$word"}")
	fi
	IFS=$'\n'
	case $also in
	files) COMPREPLY+=($(compgen -f -- "$value")) ;;
	dirs) COMPREPLY+=($(compgen -d -- "$value")) ;;
	scripts)
		COMPREPLY+=($(compgen -d -- "$value"; for i in np npo bt; do
			compgen -f -X "!*.$i" -- "$value"
		done))
		;;
	commands) COMPREPLY+=($(compgen -c -- "$value")) ;;
	esac
	[[ $also == none || $also == commands ]] || compopt -o filenames 2>/dev/null
}
complete -F _nprobe nprobe
