# --locked without a lock
-- args
--locked @e@
-- env
HOME=.
XDG_DATA_HOME=data
XDG_STATE_HOME=state
XDG_CONFIG_HOME=config
-- world 6.12
-- script
begin { exit(); }
-- err
nprobe: error NP0810: --locked, and nprobe.lock cannot be read here: No such file or directory
  hint: nprobe lock writes it
-- exit 1
