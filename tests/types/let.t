# let: in an inner block a new variable; blocks that are no part of each other; a declared type stays
-- args
-d types @e@
-- world 6.12
-- script
begin {
	let $x: uint16 = 3;
	if (pid) { let $x = "text"; print($x); }
	{ $y = 1; } { $y = "other"; }
	{ $z = -1; } print($z);
	let $p;
	$p = curtask;
}
-- out
clause 0
  probe begin group 0
  variable $z: int64
  variable $x: uint16
  variable $x: string[5]
  variable $y: int64
  variable $y: string[6]
  variable $p: struct task_struct *
  block
    let
      $z
    let
      $x: uint16
      3: int64
    if
      pid: uint32 (builtin)
      block
        let
          $x: string[5]
          "text": string[5]
        call print (builtin)
          $x: string[5]
    block
      assign =
        $y: int64
        1: int64
    block
      assign =
        $y: string[6]
        "other": string[6]
    block
      assign =
        $z: int64
        -1: int64
    call print (builtin)
      $z: int64
    let
      $p
    assign =
      $p: struct task_struct *
      curtask: struct task_struct * (builtin)
