# a tap has no links; more such files: tests/taps/hostile.sh
-- args
tap add mine @top@/tests/fixtures/taps/link --unsigned
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- err
nprobe: error NP0802: 'passwd.np' is a symbolic link: nothing of it is taken
  hint: a tap has plain files in folders, and nothing else
-- exit 1
