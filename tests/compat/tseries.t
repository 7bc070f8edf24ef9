# tseries: one interval by each way, cleared, set to zero, by key: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	@last = tseries(4, 1d, 5); @last = tseries(5, 1d, 5);
	@avg = tseries(-5, 1d, 4, "avg"); @avg = tseries(-6, 1d, 4, "avg");
	@max[1] = tseries(7, 1d, 3, "max"); @max[1] = tseries(3, 1d, 3, "max");
	print(@max); zero(@max); print(@max); clear(@max); print(@max);
	exit();
}
-- out
@max[1]:
                   6                                                   8
hh:mm:ss.ns        |___________________________________________________|
{{\d\d:\d\d}}:00.000000000 |                         *                         | 7
                   v___________________________________________________v
                   6                                                   8

@max[1]:
<no data>


@avg:
                   -6                                                 -4
hh:mm:ss.ns        |___________________________________________________|
{{\d\d:\d\d}}:00.000000000 |                         *                         | -5
                   v___________________________________________________v
                   -6                                                 -4

@last:
                   4                                                   6
hh:mm:ss.ns        |___________________________________________________|
{{\d\d:\d\d}}:00.000000000 |                         *                         | 5
                   v___________________________________________________v
                   4                                                   6

