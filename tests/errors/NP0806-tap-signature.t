# nobody signed it, and it is not said that nobody need
-- args
tap add mine @top@/tests/fixtures/taps/good
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- err
nprobe: error NP0806: tap 'mine' is signed by nobody
  hint: --signer WHO, after a line for WHO in allowed_signers; or --unsigned, if what is there is to be taken as it is
-- exit 1
