# fail() and static_assert() of what is not true; where they are left out, nothing
-- script
begin { fail("no %d of %s, 100%%", 2, "them"); }
begin { static_assert(sizeof(uint32) == 8, "numbers are small here"); }
begin { if (comptime is_str(comm)) { } else { fail("never"); } static_assert(1, "never"); exit(); }
-- err
-e:1:9: error NP0310: no 2 of them, 100%
    1 | begin { fail("no %d of %s, 100%%", 2, "them"); }
      |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
-e:2:9: error NP0310: numbers are small here
    2 | begin { static_assert(sizeof(uint32) == 8, "numbers are small here"); }
      |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
-- exit 1
