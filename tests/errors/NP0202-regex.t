# what is no regular expression is told with the library's word; one that takes all memory or time is refused
-- args
-n @e@
-- world 6.12
-- script
p:~tcp_(send~ { }
t:skb:~[a-~ { }
p:~((a{100}){100}){100}~ { }
p:~s+++++++++++++++++++++++++++++++++++~ { }
p:~(a*)(a*)\2\1b~ { }
p:~tcp_(a|b*)*~ { }
p:~s*++++++++~ { }
p:~(s{0,2}|)+x~,p:~a.*?b+(c?){4}~ { }
-- exit 1
-- err
-e:1:1: error NP0202: '~tcp_(send~' is no regular expression: Unmatched ( or \(
    1 | p:~tcp_(send~ { }
      | ^~~~~~~~~~~~~
-e:2:1: error NP0202: '~[a-~' is no regular expression: Unmatched [, [^, [:, [., or [=
    2 | t:skb:~[a-~ { }
      | ^~~~~~~~~~~
-e:3:1: error NP0202: '~((a{100}){100}){100}~' is no regular expression: its repetitions make it too large
    3 | p:~((a{100}){100}){100}~ { }
      | ^~~~~~~~~~~~~~~~~~~~~~~~
-e:4:1: error NP0202: '~s+++++++++++++++++++++++++++++++++++~' is no regular expression: its repetitions make it too large
    4 | p:~s+++++++++++++++++++++++++++++++++++~ { }
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
-e:5:1: error NP0202: '~(a*)(a*)\2\1b~' is no regular expression: it refers back to a group
    5 | p:~(a*)(a*)\2\1b~ { }
      | ^~~~~~~~~~~~~~~~~
-e:6:1: error NP0202: '~tcp_(a|b*)*~' is no regular expression: it repeats what may be empty
    6 | p:~tcp_(a|b*)*~ { }
      | ^~~~~~~~~~~~~~~
-e:7:1: error NP0202: '~s*++++++++~' is no regular expression: it repeats what may be empty
    7 | p:~s*++++++++~ { }
      | ^~~~~~~~~~~~~~
-e:8:1: error NP0202: '~(s{0,2}|)+x~' is no regular expression: it repeats what may be empty
    8 | p:~(s{0,2}|)+x~,p:~a.*?b+(c?){4}~ { }
      | ^~~~~~~~~~~~~~~
