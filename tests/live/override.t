# override: the function is not run, and returns what is said
-- args
-q --unsafe @e@ -- ./id1 -u
-- script
p:__x64_sys_geteuid /comm == "id1"/ { override(4242); }
-- needs root kprobe override
-- setup
cp "$(which id)" id1
-- out
4242


