# headers are not needed, and one note says so; a file beside the script is read: definitions and macros
-- setup
cat > own.h <<'END'
#ifndef OWN_H
#define OWN_H
#pragma once
#include <stdint.h>
#include "own.h"
#define OWN 7
extern int some_function(struct own *o, ...);
static const int table[] = { 1, 2 };
static inline int other(void) { return 1; }
struct own { uint32_t a; unsigned char b[OWN]; };
typedef struct own own_t;
#endif
END
-- args
-d tree @script@
-- script
#include <linux/sched.h>
#include <net/sock.h>
#include "own.h"
begin { @ = ((own_t *)arg0)->b[OWN - 1]; }
-- out
program
  const OWN_H
  const OWN
  definition
    struct own
      member a
        uint32_t
      member b
        array of
          unsigned char
  definition typedef own_t
    struct own
  clause
    probe begin group 0
    block
      assign =
        map @
        index
          member ->b
            cast (own_t *)
              name arg0
          binary -
            int 7
            int 1
-- err
script.np:1:1: note: headers are not needed: types come from the kernel's BTF
    1 | #include <linux/sched.h>
      | ^~~~~~~~
