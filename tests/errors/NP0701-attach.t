# a probe that the kernel does not attach is told with its place and the reason
-- args
@e@
-- script
p:c:malloc+9 { @ = count(); }
-- needs root uprobe
-- err contains
{{^-e:1:1: error NP0701: '.*malloc.*' did not attach: .+}}
-- exit 2
