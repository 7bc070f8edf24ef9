# a folder without tap.np is no tap
-- args
tap index @top@/docs
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- err
nprobe: error NP0803: there is no tap.np: that is no tap
  hint: a tap has the file tap.np with lines '//@ name NAME', summary, version, maintainer
-- exit 1
