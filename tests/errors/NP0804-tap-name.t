# a place of the library has that name already
-- args
tap add shipped @top@/tests/fixtures/taps/good --unsigned
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- err
nprobe: error NP0804: 'shipped' is the name of another place of scripts
  hint: choose another name
-- exit 1
