# which of several probes lacks a name
-- args
-n @e@
-- world 6.12
-- script
t:irq:irq_handler_entry, t:irq:softirq_entry { @[name] = count(); }
-- exit 1
-- err
-e:1:50: error NP0205: 'name' is not known here
    1 | t:irq:irq_handler_entry, t:irq:softirq_entry { @[name] = count(); }
      |                                                  ^~~~
-e:1:26: note: for 'tracepoint:irq:softirq_entry'
    1 | t:irq:irq_handler_entry, t:irq:softirq_entry { @[name] = count(); }
      |                          ^~~~~~~~~~~~~~~~~~~
  hint: nprobe -lv t:irq:softirq_entry shows the fields
