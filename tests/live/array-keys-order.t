# keys that are arrays are in the order of their elements
-- needs root
-- script
begin { @[(uint16[2])0x1ff00] = "a"; @[(uint16[2])0x20003] = "b"; @[(uint16[2])0x1007f] = "c"; exit(); }
-- out


@[[3,2]]: b
@[[127,1]]: c
@[[65280,1]]: a
