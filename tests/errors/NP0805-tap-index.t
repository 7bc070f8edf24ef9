# a tap without INDEX
-- args
tap add mine @top@/tests/fixtures/taps/no-index --unsigned
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- err
nprobe: error NP0805: tap 'demo' has no INDEX
  hint: whoever made the tap runs nprobe tap index DIR
-- exit 1
