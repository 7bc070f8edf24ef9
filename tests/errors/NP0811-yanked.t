# who made it took it back
-- args
demo/old
-- env
HOME=.
XDG_DATA_HOME=@top@/tests/fixtures/taps/data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- world 6.12
-- err
nprobe: error NP0811: version 1.0.0 of 'demo/old' was taken back by who made it
  hint: nprobe tap update may have another; a lock that has it, and --locked, runs it all the same
-- exit 1
