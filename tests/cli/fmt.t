# nprobe fmt puts a program in its layout: what is on one line and fits stays there, comments and literals stay as they are
-- args
fmt @e@
-- script
#!/usr/bin/env nprobe
//@ summary of it
param a:int=0x10 "one"
param longer : duration=10ms "two" // c
config={max_strlen=64}
struct point{int x;char *name;
u32 low:3;}


import   "x.np"



fn half($n:int64):int64{return $n/2;}
macro add(x,y){x+y}
#if 0
  not   read {
#endif
kprobe:a,kprobe:b/pid==1&&comm!="x"/{@[comm]=count();delete(@x,1)}
t:skb:kfree_skb<count(loc)>
t:net:net_dev_xmit < hist( (len>10 ?1e6:0) ) by name,comm >
p:c:open (arg1&2) "flags %x",arg1;
begin
/* why */
{
$s=(struct sock*)arg0;;  // trailing
print($s->len); // another
if(!$x||-$y<3){print((1,2))}else if($y){}
else{$z=@?1:2; /* here */ $i++;}
  for($i:0..10){continue}

	/* of two
	   lines */
$v={let $a:int32=3;$a};
while($z<010){--$z}
print(a) // the last
}
-- out
#!/usr/bin/env nprobe
//@ summary of it
param a: int = 0x10            "one"
param longer: duration = 10ms  "two" // c
config = { max_strlen = 64 }
struct point {
	int x;
	char *name;
	u32 low : 3;
}

import "x.np"

fn half($n: int64): int64 { return $n / 2; }
macro add(x, y) { x + y }
#if 0
  not   read {
#endif
kprobe:a, kprobe:b /pid == 1 && comm != "x"/ { @[comm] = count(); delete(@x, 1) }
t:skb:kfree_skb < count(loc) >
t:net:net_dev_xmit < hist((len > 10 ? 1e6 : 0)) by name, comm >
p:c:open (arg1 & 2) "flags %x", arg1;
begin
/* why */
{
	$s = (struct sock *)arg0; // trailing
	print($s->len);           // another
	if (!$x || -$y < 3) {
		print((1, 2));
	} else if ($y) { } else {
		$z = @ ? 1 : 2;
		/* here */ $i++;
	}
	for ($i : 0..10) {
		continue;
	}

	/* of two
	   lines */
	$v = { let $a: int32 = 3; $a };
	while ($z < 010) {
		--$z;
	}
	print(a); // the last
}
