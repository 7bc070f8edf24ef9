# what is installed is newer
-- args
tap update demo --yes --from @top@/tests/fixtures/taps/good
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- setup
cp -r "$TOP/tests/fixtures/taps/data" data
-- err
nprobe: error NP0807: tap 'demo' has serial number 2026010102 here, and 2026010101 is older
  hint: somebody offers an old state of it; nothing is changed
-- exit 1
