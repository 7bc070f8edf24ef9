# JSON of all kinds of text: what is not UTF-8 becomes U+FFFD, control characters are escaped
-- args
-q -f json @e@
-- needs root
-- script
begin {
	print("a\"b\\c\n\t\x01"); print("caf\xc3\xa9 \xff\xc3"); print(buf("a\x01\xff", 3)); print(macaddr(pton("::1")));
	print((ntop(0x0100007f), pton("1.2.3.4"), "x\x02", buf("\"", 1)));
	printf("%s %r %rx %rh\n", "\x1b", buf("\x1b", 1), buf("\x1b", 1), buf("\x1b", 1));
	@k["a b\x03"] = buf("b", 1); @t = ("\xff", 1); exit();
}
-- out
{"type": "value", "data": "a\"b\\c\n\t\u0001"}
{"type": "value", "data": "café ��"}
{"type": "value", "data": [97,1,255]}
{"type": "value", "data": "00:00:00:00:00:00"}
{"type": "value", "data": ["127.0.0.1",[1,2,3,4],"x\u0002",[34]]}
{"type": "printf", "data": "\u001b \\x1b \\x1b 1b\n"}
{"type": "map", "data": {"@k": {"a b\u0003": [98]}}}
{"type": "map", "data": {"@t": ["�",1]}}
