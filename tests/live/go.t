# programs of Go, two at a time: its registers, entries once though stacks grow, returns by instruction and goroutine
-- args
-q @e@ -- sh -c './prog & ./prog; wait'
-- script
p:@DIR@/prog:main.add { @add[a, b, str(arg2, arg3 + 1)] = count(); @bytes = sum(arg3); }
r:@DIR@/prog:main.add { @ret[a, retval] = count(); }
r:@DIR@/prog:main.fib /dur > 0/ { @fib[arg0, retval] = count(); }
p:@DIR@/prog:main.deep { @entries = count(); }
r:@DIR@/prog:main.deep /n == retval/ { @returns = count(); }
p:@DIR@/prog:main.add { @stack[ustack(dwarf, 3)] = count(); @from[loc] = count(); }
p:@DIR@/prog:main.* { @all[func] = count(); }
-- needs root uprobe tool:go
-- setup
tell DIR "$PWD"
cat >prog.go <<'GO'
package main

import "sync"

//go:noinline
func add(a int, b int, s string) int {
	if a > 100 {
		return -1
	}
	return a + b + len(s)
}

//go:noinline
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

// its stack is too small for it: it is moved while calls are in flight
//
//go:noinline
func deep(n int) int {
	var room [256]byte
	room[n%256] = byte(n)
	if n == 0 {
		return int(room[0])
	}
	return deep(n-1) + 1
}

func main() {
	for i := 0; i < 3; i++ {
		add(i, 7, "hello")
	}
	add(101, 0, "")
	fib(5)
	var all sync.WaitGroup
	for i := 0; i < 4; i++ {
		all.Add(1)
		go func() { defer all.Done(); deep(1000) }()
	}
	all.Wait()
}
GO
HOME=$PWD GOCACHE=$PWD/cache GO111MODULE=off go build -o prog prog.go
rm -rf cache
-- contains
{{^@add\[0, 7, hello\]: 2$}}
{{^@add\[2, 7, hello\]: 2$}}
{{^@add\[101, 0, \]: 2$}}
{{^@ret\[1, 13\]: 2$}}
{{^@ret\[101, -1\]: 2$}}
{{^@fib\[5, 5\]: 2$}}
{{^@fib\[3, 2\]: 4$}}
{{^@fib\[2, 1\]: 6$}}
{{^@fib\[1, 1\]: 10$}}
{{^@fib\[0, 0\]: 6$}}
{{^@entries: 8008$}}
{{^@returns: 8008$}}
{{^@bytes: 30$}}
{{^@all\[main\.fib\]: 30$}}
{{^@all\[main\.deep\]: 8008$}}
{{^        main\.main\+\d+$}}
{{^@from\[main\.main\+0x[0-9a-f]+ \[prog\] /.*/prog\.go:35\]: 3$}}
