# without a terminal nobody can be asked
-- args
demo/hello
-- env
HOME=.
XDG_DATA_HOME=@top@/tests/fixtures/taps/data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- world 6.12
-- err
demo/hello: Says hello
  signed by nobody
  attaches to begin
  shows lines
  is safe
nprobe: error NP0809: 'demo/hello' of a tap was not accepted
  hint: nprobe install demo/hello asks, on a terminal; --allow safe answers
-- exit 1
