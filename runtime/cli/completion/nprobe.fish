# fish completion of nprobe.  Try it: nprobe completion fish | source
# What may stand where, `nprobe __complete` says: the script's own options too.

function __nprobe_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l lines (command $words[1] __complete $words[2..-1] "$word" 2>/dev/null)
    set -l value (string replace -r -- '^--[^=]*=' '' "$word")
    set -l before (string sub -l (math (string length -- "$word") - (string length -- "$value")) -- "$word")

    string join \n -- $lines[2..-1]
    switch "$lines[1]"
        case files
            printf "$before%s\n" (__fish_complete_path "$value")
        case dirs
            printf "$before%s\n" (__fish_complete_directories "$value" '')
        case scripts
            # directories lead to scripts
            for f in (__fish_complete_path "$value")
                string match -qr -- '(/|\.(np|npo|bt))(\t.*)?$' $f; and echo "$before$f"
            end
        case commands
            __fish_complete_command
    end
end
complete -c nprobe -f -a '(__nprobe_complete)'
