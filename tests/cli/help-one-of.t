# the words that an option takes stand in one column with the types of others
-- args
syscount --help
-- contains
  --by syscall, process   what is counted by (default syscall)
  --syscall string        only this system call
