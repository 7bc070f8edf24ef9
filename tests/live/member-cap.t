# the capabilities in two words, as they were before 6.3
-- script
tracepoint:sched:sched_switch {
	$c = curtask->cred;
	@same[$c->cap_effective.cap[0] == ($c->cap_effective.val & 0xffffffff),
	      $c->cap_effective.cap[1] == $c->cap_effective.val >> 32] = count();
}
-- needs root tracepoint kernel>=6.3
-- traffic
for i in 1 2 3; do /bin/true; done
-- err contains
kernel_cap_t has no member 'cap' on this kernel: kernel_cap_words() gives it
-- contains
{{^@same\[(1|true), (1|true)\]: \d+$}}
-- absent
{{^@same.*(0|false)[],]}}
