# errors of a command of system() stand among what it says
-- needs root
-- args
-q --unsafe @e@
-- script
BEGIN { system("echo x; echo y 1>&2; echo z"); print(1); system("echo e 1>&2"); system("printf a; printf b 1>&2; printf c"); exit(); }
-- out
x
y
z

1
e

abc


