# a pattern of BPF programs in an image: what is loaded here says nothing of elsewhere
-- args
build -o x.npo @e@
-- needs root
-- script
fentry:bpf:name* { @ = count(); }
-- exit 1
-- err
-e:1:12: error NP0203: an image cannot have a pattern of BPF programs: those here are meant
    1 | fentry:bpf:name* { @ = count(); }
      |            ^~~~~
  hint: name the program, without a number: fentry:bpf:PROGRAM
