# a configuration block: words, strings, numbers; the last ';' may be left out
-- args
-d tree @e@
-- script
config = {
	missing_probes = warn; // a comment
	BPFTRACE_STR_TRUNC_TRAILER = "...";
	max_strlen = 0x40
}
begin { }
config={}
-- out
program
  config
    setting missing_probes = warn
    setting BPFTRACE_STR_TRUNC_TRAILER = ...
    setting max_strlen = 64
  clause
    probe begin group 0
    block
  config
