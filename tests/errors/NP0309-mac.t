# text beside a network card's address is read as one: what is none is told where it stands
-- script
param m: mac = any "a card"
begin { if (m == "02:00:00:00:00:0g") { exit(); } if (m == "10.0.0.1") { exit(); } @[m] = 1; @["x"] = 1; if (m == 5) { exit(); } }
-- args
-n @script@
-- exit 1
-- err
script.np:2:18: error NP0309: "02:00:00:00:00:0g" is no address of a network card
    2 | begin { if (m == "02:00:00:00:00:0g") { exit(); } if (m == "10.0.0.1") { exit(); } @[m] = 1; @["x"] = 1; if (m == 5) { exit(); } }
      |                  ^~~~~~~~~~~~~~~~~~~
  hint: such as "02:00:00:00:00:01"
script.np:2:60: error NP0309: "10.0.0.1" is no address of a network card
    2 | begin { if (m == "02:00:00:00:00:0g") { exit(); } if (m == "10.0.0.1") { exit(); } @[m] = 1; @["x"] = 1; if (m == 5) { exit(); } }
      |                                                            ^~~~~~~~~~
  hint: such as "02:00:00:00:00:01"
script.np:2:96: error NP0309: "x" is no address of a network card
    2 | begin { if (m == "02:00:00:00:00:0g") { exit(); } if (m == "10.0.0.1") { exit(); } @[m] = 1; @["x"] = 1; if (m == 5) { exit(); } }
      |                                                                                                ^~~
  hint: such as "02:00:00:00:00:01"
script.np:2:115: error NP0301: the address of a network card is expected, and this is int64
    2 | begin { if (m == "02:00:00:00:00:0g") { exit(); } if (m == "10.0.0.1") { exit(); } @[m] = 1; @["x"] = 1; if (m == 5) { exit(); } }
      |                                                                                                                   ^
