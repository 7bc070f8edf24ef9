# a tap that is nowhere
-- args
tap add mine @top@/nothing --unsigned
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- err
nprobe: error NP0801: there is no tap '{{.*}}/nothing'
  hint: a tap is a folder with a tap.np, a .tar file, or an address of git: https://, ssh://, file://
-- exit 1
