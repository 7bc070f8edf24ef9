# bytes that its INDEX does not know
-- args
tap add mine @top@/tests/fixtures/taps/changed --unsigned
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- err
nprobe: error NP0808: 'say/hello.np' of tap 'demo' has other bytes than its INDEX says
  hint: whoever made the tap runs nprobe tap index; who has it, nprobe tap update, or tap remove and tap add
-- exit 1
