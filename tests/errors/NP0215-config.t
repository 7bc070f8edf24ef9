# names, values and places of a configuration
-- args
-n @e@
-- world 6.12
-- script
config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
config = { }
begin { print(config.max_strlne); }
-- exit 1
-- err
-e:1:12: error NP0215: there is no configuration 'max_strln'
    1 | config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
      |            ^~~~~~~~~~~~~~
  hint: did you mean 'max_strlen'?
-e:1:28: error NP0215: there is no configuration 'foo'
    1 | config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
      |                            ^~~~~~~
-e:1:37: error NP0215: 'missing_probes' cannot be 'maybe'
    1 | config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
      |                                     ^~~~~~~~~~~~~~~~~~~~~~
  hint: it is one of error, warn, ignore
-e:1:61: error NP0215: 'max_map_keys' cannot be 'many'
    1 | config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
      |                                                             ^~~~~~~~~~~~~~~~~~~~~
  hint: it is a number from 0 to 1073741824
-e:1:84: error NP0215: 'cpp_demangle' cannot be 'x'
    1 | config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
      |                                                                                    ^~~~~~~~~~~~~~~~
  hint: it is true or false
-e:1:102: error NP0215: 'btf' can only be set in the environment
    1 | config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
      |                                                                                                      ^~~~~~~
-e:2:1: error NP0215: a program has one 'config'
    2 | config = { }
      | ^~~~~~~~~~~~
-e:1:1: note: the first one is here
    1 | config = { max_strln = 64; foo = 1; missing_probes = maybe; max_map_keys = "many"; cpp_demangle = x; btf = 1 }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
-e:3:22: error NP0215: there is no configuration 'max_strlne'
    3 | begin { print(config.max_strlne); }
      |                      ^~~~~~~~~~
  hint: did you mean 'max_strlen'?
