# a map by its address, &@m: looked up and updated by C code, which sets its type where nothing else does
-- needs root tool:clang-19
-- setup
cat > map.bpf.c <<'END'
static void *(*lookup)(void *map, const void *key) = (void *)1;
static long (*update)(void *map, const void *key, const void *value,
		      unsigned long long flags) = (void *)2;

long look(void *map, long key)
{
	long *v = lookup(map, &key);

	return v ? *v : -1;
}
void put(void *map, long key, long value) { update(map, &key, &value, 0); }
int bump(void *map, long a, int b)
{
	struct { long a, b; } key = {a, b};
	long *v = lookup(map, &key);

	if (v)
		*v += 1000;
	return !!v;
}
END
cat > main.np <<'END'
import "map.bpf.c"
begin {
	@m[1] = 5;
	put(&@m, 7, 70000);
	print((look(&@m, 1), look(&@m, 7), look(&@m, 8), @m[7]));
	put(&@only, 3, -4);
	print(@only[3]);
	@two[2, (int32)-3] = 4;
	print((bump(&@two, 2, -3), bump(&@two, 2, 3)));
	exit();
}
END
-- args
-q main.np
-- out
(5, 70000, -1, 70000)
-4
(1, 0)


@m[1]: 5
@m[7]: 70000
@only[3]: -4
@two[2, -3]: 1004
