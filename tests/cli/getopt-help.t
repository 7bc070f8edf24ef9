# the options that a script reads with getopt() are shown, and those that it has not are refused
-- setup
cat > tool.bt <<'END'
macro depth() { getopt("depth", 35, "how deep") }
begin { print(depth); print(getopt("names", false, "names instead of numbers")); exit(); }
END
-- args
tool.bt -- --help
-- out
tool.bt

Usage: nprobe tool.bt [options]

Options of this script:
  --depth int    how deep (default 35)
  --names        names instead of numbers

Options of every script (-o, --for, -v ...): nprobe --help
