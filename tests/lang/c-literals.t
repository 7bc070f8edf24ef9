# strings that follow each other are one, macros among them; characters are numbers
-- args
-d tree @e@
-- script
#define D "%d "
#define S "%s\n"
begin { printf(D "and" S, 'a', '\n'); @[D] = '\x41'; }
-- out
program
  const D
  const S
  clause
    probe begin group 0
    block
      expr
        call printf
          string "%d and%s\n"
          int 97
          int 10
      assign =
        map @
          key: string "%d "
        int 65
