# operators bind as in C: each pair of neighbouring levels
-- args
-d tree @e@
-- world 6.12
-- script
begin { $a = a ? b : c || d && e | f ^ g & h == i < j << k + l * -m; $b = a * b + c << d < e == f & g ^ h | i && j || k ? l : m; }
-- out
program
  clause
    probe begin group 0
    block
      assign =
        scratch $a
        ternary
          name a
          then: name b
          else: binary ||
            name c
            binary &&
              name d
              binary |
                name e
                binary ^
                  name f
                  binary &
                    name g
                    binary ==
                      name h
                      binary <
                        name i
                        binary <<
                          name j
                          binary +
                            name k
                            binary *
                              name l
                              unary -
                                name m
      assign =
        scratch $b
        ternary
          binary ||
            binary &&
              binary |
                binary ^
                  binary &
                    binary ==
                      binary <
                        binary <<
                          binary +
                            binary *
                              name a
                              name b
                            name c
                          name d
                        name e
                      name f
                    name g
                  name h
                name i
              name j
            name k
          then: name l
          else: name m
