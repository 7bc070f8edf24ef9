# a script of a tap imports what is beside the tap
-- args
demo/outside
-- env
HOME=.
XDG_DATA_HOME=@top@/tests/fixtures/taps/data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- world 6.12
-- err
nprobe: error NP0812: '{{.*}}/other.np' is imported by a script of a tap, and not of that tap
  hint: a tap's scripts import files of that tap, and what comes with nprobe
-- exit 1
