# an image that changes what the machine does asks for --unsafe where it is run
-- args
a.npo
-- needs root
-- setup
"${NPROBE:-$TOP/build/nprobe}" build --unsafe -e 'begin { system("date"); }' -o a.npo
-- exit 1
-- err
nprobe: error NP0507: this image changes what the machine does
  hint: run it with --unsafe to allow that
