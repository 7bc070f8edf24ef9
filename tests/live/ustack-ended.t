# user stacks of what has ended, was deleted, or ran in a mount namespace of its own, by the names in the source
-- args
-q @e@ -- sh -c './one; rm one; unshare -m sh -c "mount -t tmpfs none m; cp two m/three; m/three"'
-- script
profile:hz:199 /comm == "one" || comm == "three"/ { @[comm, ustack(2)] = count(); }
-- needs root tool:g++ tool:unshare
-- setup
cat >prog.cc <<'C'
#include <chrono>
#include <vector>
namespace app {
struct Worker {
	__attribute__((noinline)) unsigned long run(std::vector<int> &v)
	{
		unsigned long n = 0;
		auto end = std::chrono::steady_clock::now() + std::chrono::seconds(1);

		while (std::chrono::steady_clock::now() < end)
			for (int i = 0; i < 1000000; i++)
				__asm__ volatile("" : "+r"(n));
		return n + v.size();
	}
};
}
int main() { std::vector<int> v(3); app::Worker w; unsigned long n = w.run(v); __asm__ volatile("" : "+r"(n)); return n == 1; }
C
g++ -O1 -fno-omit-frame-pointer -fno-optimize-sibling-calls -o one prog.cc
cp one two
mkdir m
-- contains
{{^@\[one, $}}
{{^@\[three, $}}
{{^        app::Worker::run\(std::vector<int, std::allocator<int> >&\)\+\d+$}}
{{^        main\+\d+$}}
