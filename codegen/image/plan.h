/*
 * The program image's plan: the contract between code generation and the runtime.  An image
 * is a relocatable BPF ELF object with one section per program and the section `np.plan`
 * that holds the encoded plan.  What the programs need of the running kernel are undefined
 * symbols and context slots: symbols.h.
 */
#ifndef NP_IMAGE_PLAN_H
#define NP_IMAGE_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"

#define NP_PLAN_SECTION "np.plan"
#define NP_DATA_SECTION "np.data"  /* constant bytes: what the DATA map holds */
#define NP_PLAN_MAGIC "nprobe\r\n" /* 8 bytes, then u32 version, then the plan record */
#define NP_PLAN_VERSION 9u
#define NP_NO_INDEX UINT32_MAX

/* clang-format off */
/*
 * Kinds of values: NP_VKIND(ID, "name").  Layouts in memory (keys, map values, event
 * fields), little endian:
 */
#define NP_VKINDS(NP_VKIND)                                                                       \
	NP_VKIND(NONE, "none")                                                                    \
	NP_VKIND(INT, "int")       /* size 1 2 4 8, is_signed */                                  \
	NP_VKIND(BOOL, "bool")     /* size 1 */                                                   \
	NP_VKIND(ENUM, "enum")     /* as INT, shown by name */                                    \
	NP_VKIND(PTR, "pointer")   /* 8 bytes, shown as 0x... */                                  \
	NP_VKIND(STR, "string")    /* size bytes, NUL-terminated and zero-filled; without a NUL   \
				      it was cut, and its last byte says so */                    \
	NP_VKIND(BYTES, "buffer")  /* u32 length, then size - 4 bytes */                          \
	NP_VKIND(ARRAY, "array")   /* count elements of elem */                                   \
	NP_VKIND(TUPLE, "tuple")   /* members */                                                  \
	NP_VKIND(STRUCT, "struct") /* members */                                                  \
	NP_VKIND(INET, "inet")     /* 24 bytes: u64 AF_INET or AF_INET6 (Linux's 2, 10), 16 bytes \
				      of address, v4 in the first four */                         \
	NP_VKIND(MAC, "mac")       /* 8 bytes, the first 6 count */                               \
	NP_VKIND(KSTACK, "kstack") /* u64: key into the STACKS map; 0: none could be taken */     \
	NP_VKIND(USTACK, "ustack") /* u64 key, u32 pid, u32 0 */                                  \
	NP_VKIND(KSYM, "ksym")     /* u64 kernel address, shown as symbol+offset */               \
	NP_VKIND(USYM, "usym")     /* u64 address, u32 pid, u32 0 */                              \
	NP_VKIND(LOC, "loc")       /* as KSYM, always with +0xoffset and [module] */              \
	NP_VKIND(TIME, "time")     /* u64 ns since boot, shown by format (strftime) */            \
	NP_VKIND(DURATION, "duration") /* 8 bytes, ns */                                          \
	NP_VKIND(USERNAME, "username") /* u64: user id, shown by name */                          \
	NP_VKIND(CGROUP_PATH, "cgroup path") /* u64: id, shown by its path; format: which          \
						hierarchies */                                    \
	NP_VKIND(PROBE, "probe")       /* u64: index of plan.probes, shown by its text */         \
	NP_VKIND(FACT, "number")       /* 8 bytes, an int64 or NP_UNKNOWN */                       \
	/* aggregations: map values only, one per CPU, summed by the reader */                    \
	NP_VKIND(COUNT, "count") /* u64 */                                                        \
	NP_VKIND(SUM, "sum")     /* u64; is_signed */                                             \
	NP_VKIND(AVG, "avg")     /* u64 count, u64 total; is_signed */                            \
	NP_VKIND(MIN, "min")     /* u64 value, u64 1 when set; is_signed */                       \
	NP_VKIND(MAX, "max")     /* as MIN */                                                     \
	NP_VKIND(STATS, "stats") /* as AVG */                                                     \
	NP_VKIND(HIST, "hist")   /* u64 buckets[count]; see np_hist_bucket */                     \
	NP_VKIND(LHIST, "lhist") /* u64 buckets[count]: below a, steps, b and above */            \
	NP_VKIND(QUANTILE, "quantile") /* as HIST of `a` bits, u64 largest value behind it */     \
	NP_VKIND(TSERIES, "tseries")   /* ring of `count` struct np_tseries_entry: intervals of \
					  `a` ns, their value by `b` (NP_TSERIES_); is_signed */
/* clang-format on */

#define NP_UNKNOWN INT64_MIN /* a FACT that could not be read: shown as ? */

enum np_vkind {
#define NP_VKIND(id, name) NP_V_##id,
	NP_VKINDS(NP_VKIND)
#undef NP_VKIND
		NP_V_END
};
static inline bool np_vkind_is_aggregation(uint32_t kind)
{
	return kind >= NP_V_COUNT && kind <= NP_V_TSERIES;
}
const char *np_vkind_name(uint32_t kind);

/*
 * hist(v, bits): bucket 0 counts negative values; 1 + v for 0 <= v < 2^bits; from there on
 * each power of two [2^e, 2^(e+1)) has 2^bits buckets of equal width:
 * 1 + 2^bits + (e - bits) * 2^bits + ((v >> (e - bits)) - 2^bits).
 * For bits = 0: 0 negative, 1 is [0], 2 is [1], 3 is [2, 4) ...
 */
static inline uint32_t np_hist_buckets(uint32_t bits)
{
	return 1 + (1u << bits) + ((63 - bits) << bits); /* values are int64 */
}
/* Lowest value of a bucket >= 1, and (exclusive) the upper end. */
uint64_t np_hist_low(uint32_t bits, uint32_t bucket);

/* What an interval of tseries() keeps of its values, and the three words that it does so in. */
enum { NP_TSERIES_LAST, NP_TSERIES_AVG, NP_TSERIES_MAX, NP_TSERIES_MIN, NP_TSERIES_SUM };
struct np_tseries_entry {
	uint64_t number; /* of the interval, since 1970; 0: none. Its place is number % count */
	uint64_t a;      /* the value; AVG: the total */
	uint64_t b;      /* LAST: when, ns since boot; AVG: how many; MIN, MAX: 1 when set */
};

#define NP_QUANTILE_BITS 4 /* of hist: a bucket is a sixteenth of its values wide */

/* A program, and interrupts, softirqs and NMIs within it on the same CPU, or who preempted it. */
#define NP_SCRATCH_LEVELS 4
#define NP_PER_CPU_LARGEST 32768 /* bytes of one CPU's value: the kernel has no more */

enum np_map_role {
	NP_MAP_USER,    /* the script's */
	NP_MAP_RING,    /* BPF_MAP_TYPE_RINGBUF: all records, in order */
	NP_MAP_SCRATCH, /* per-CPU array: big values; key = nesting level. Values larger than
			   NP_PER_CPU_LARGEST: a plain array, key = CPU * levels + level */
	NP_MAP_CONTROL, /* array of one struct np_control, mmapable, shared with the reader */
	NP_MAP_LOST,    /* per-CPU array of u64, key = index of plan.losses */
	NP_MAP_STACKS,  /* hash: u64 hash -> u32 n, u32 0, u64 addresses[NP_STACK_DEPTH] */
	NP_MAP_CONST,   /* array of one value: zeroes */
	NP_MAP_NESTING, /* per-CPU array of one: a u64 for each scratch level, not 0: in use */
	NP_MAP_SAVED,   /* hash: struct np_saved_key -> u64 values; what calls in flight keep for
			   their return, one map a body that needs it */
	NP_MAP_FOLLOW,  /* hash: u64 process id -> u64 1: those whose events count */
	NP_MAP_GENERATIONS, /* array of one value: a u64 for each map that clear() or zero() empties
			     */
	NP_MAP_DATA,        /* array of one value: the image's constant bytes */
	NP_MAP_PROBES,      /* array, key = index of plan.probes: in the first half of the value the
			       text of the probe, in the second its name */
	NP_MAP_BUILD_STACKS, /* hash: u64 hash -> u32 n, u32 0, np_build_frame[NP_STACK_DEPTH] */
	NP_MAP_SNAPSHOTS,    /* hash: u64 hash -> struct np_snapshot */
	NP_MAP_ROLE_END
};
/* Rounds of a loop, and of one within a loop. */
#define NP_LOOP_ROUNDS 1024
#define NP_LOOP_INNER 64
#define NP_LOOP_TOTAL                                                               \
	(1 << 20) /* of all loops of a program together, where they are called back \
		   */

/* Format of a LOC: not what a call returns to, the very instruction. */
#define NP_LOC_EXACT "exact"
#define NP_USYM_LOC "loc" /* format of a USYM that is shown as LOC is */
/* {u64 address, u32 pid, u32}: */
#define NP_USYM_EXACT 1 /* the place that was probed: not what a call returns to */
#define NP_STACK_DEPTH 127
/* In its key: the first frame is what a call returns to, too, and not where the probe is. */
#define NP_STACK_RETURNS 2
#define NP_STACK_BY_DWARF "dwarf" /* format of a USTACK that is a key into SNAPSHOTS */

/* A frame of a stack by build ids: struct bpf_stack_build_id. */
struct np_build_frame {
	int32_t status; /* 0: the stack has ended; 1: id and offset in its file; 2: an address */
	uint8_t id[20];
	uint64_t at;
};

/*
 * What a user's stack is found from later, by what the compiler says of each place in the code:
 * the registers (struct pt_regs of x86-64) and the inner end of the stack.
 */
#define NP_REGISTER_WORDS 21
#define NP_SNAPSHOT_BYTES 8192
struct np_snapshot {
	uint32_t bytes; /* of the stack that could be copied */
	uint32_t depth; /* most frames that are asked for */
	uint64_t registers[NP_REGISTER_WORDS];
	uint8_t stack[NP_SNAPSHOT_BYTES];
};

/* A call in flight: no two of them have the same place on a stack, whoever recurses. */
struct np_saved_key {
	uint64_t frame; /* stack pointer at the entry, or what stands for it; Go: the goroutine */
	uint32_t
		probe; /* index of plan.probes: a function may jump into another; Go: the process */
	uint32_t tid;  /* user functions: the thread; 0 in the kernel; Go: words on the stack */
};

enum np_map_style {
	NP_STYLE_HIDDEN,
	NP_STYLE_BPFTRACE, /* @name[k]: v */
	NP_STYLE_TABLE,    /* aligned columns */
};

/* What programs and reader share through the CONTROL map. */
struct np_control {
	uint32_t sleeping; /* reader: set before it sleeps; program: cleared by the one that wakes
			      it */
	uint32_t exiting;  /* set by exit(): programs stop sending and counting */
	uint32_t failed;   /* a test or benchmark ended with another number than 0 */
};

/*
 * Every record in the ring begins with this; fields follow at their offsets (from the start
 * of the record), the tail after the fixed part.
 */
struct np_record {
	uint32_t event; /* index of plan.events */
	uint32_t probe; /* index of plan.probes */
};

#define NP_EVENT_KINDS(NP_EVENT)                                                                   \
	NP_EVENT(PRINTF, "printf")                                                                 \
	NP_EVENT(PRINT_VALUE, "print-value") /* args[0] */                                         \
	NP_EVENT(PRINT_MAP, "print-map")                                                           \
	NP_EVENT(CLEAR, "clear")                                                                   \
	NP_EVENT(ZERO, "zero")                                                                     \
	NP_EVENT(TIME, "time")                                                                     \
	NP_EVENT(EXIT, "exit") /* args[0]: status */                                               \
	NP_EVENT(SHOW, "show") /* a clause without a block: time, comm, pid, probe, then the rest: \
				  args[0] ns since boot (INT), args[1] comm, args[2] pid, args[3]  \
				  tid; the rest by `format` if it has one, else with their names,  \
				  where one without a name is the address of the string or socket  \
				  address before it, shown if that is empty */                     \
	NP_EVENT(PRINT_KEYED, "print-keyed") /* print(@m[k]): args[0] key, args[1] value; map */   \
	NP_EVENT(ERRORF, "errorf")           /* as PRINTF, to stderr */                            \
	NP_EVENT(WARNF, "warnf")                                                                   \
	NP_EVENT(CAT, "cat")         /* as PRINTF: the path */                                     \
	NP_EVENT(SYSTEM, "system")   /* as PRINTF: the command */                                  \
	NP_EVENT(JOIN, "join")       /* args[0]: strings, a NUL behind each; format: separator */  \
	NP_EVENT(PACKET, "packet")   /* format: file; args[0] ns since boot, args[1] bytes that    \
					there were, args[2] those that are kept */                 \
	NP_EVENT(UNWATCH, "unwatch") /* args[0]: address */

enum np_event_kind {
#define NP_EVENT(id, name) NP_EV_##id,
	NP_EVENT_KINDS(NP_EVENT)
#undef NP_EVENT
		NP_EV_END
};
const char *np_event_kind_name(uint32_t kind);

enum np_probe_kind {
	NP_P_BEGIN,
	NP_P_END,
	NP_P_INTERVAL,
	NP_P_PROFILE,
	NP_P_TRACEPOINT,
	NP_P_KPROBE,
	NP_P_KRETPROBE,
	NP_P_UPROBE,
	NP_P_URETPROBE,
	NP_P_USDT,
	NP_P_SOFTWARE,
	NP_P_HARDWARE,
	NP_P_RAWTRACEPOINT,
	NP_P_SELF,
	NP_P_WATCHPOINT,
	NP_P_ITER,
	NP_P_TEST,
	NP_P_BENCH,
	NP_P_COUNT
};

/*
 * Mechanisms that a program can be compiled for: they differ in context and program type. The
 * multi and session ones have kprobe's context; one link is for many kernel probes, and the cookie
 * is the index in plan.probes.
 */
#define NP_MECHANISMS(NP_MECHANISM)                                                                \
	NP_MECHANISM(TP_BTF, "tp_btf")       /* ctx: u64 args[]; typed by BTF */                   \
	NP_MECHANISM(PERF_TP, "tracepoint")  /* ctx: the record of the format file */              \
	NP_MECHANISM(FENTRY, "fentry")       /* ctx: u64 args[] */                                 \
	NP_MECHANISM(FEXIT, "fexit")         /* ctx: u64 args[], then the return value */          \
	NP_MECHANISM(KPROBE, "kprobe")       /* ctx: struct pt_regs */                             \
	NP_MECHANISM(KRETPROBE, "kretprobe") /* ctx: struct pt_regs */                             \
	NP_MECHANISM(UPROBE, "uprobe")       /* ctx: struct pt_regs of the user */                 \
	NP_MECHANISM(URETPROBE, "uretprobe") /* ctx: struct pt_regs of the user */                 \
	NP_MECHANISM(TEST_RUN, "test-run")   /* raw tracepoint program run by BPF_PROG_TEST_RUN */ \
	NP_MECHANISM(PERF_EVENT, "perf-event") /* ctx: struct bpf_perf_event_data */               \
	NP_MECHANISM(KPROBE_MULTI, "kprobe.multi")                                                 \
	NP_MECHANISM(KRETPROBE_MULTI, "kretprobe.multi")                                           \
	NP_MECHANISM(KPROBE_SESSION, "kprobe.session") /* at the entry and at the return */        \
	NP_MECHANISM(UPROBE_SESSION, "uprobe.session")                                             \
	NP_MECHANISM(ITER, "iter") /* ctx: struct bpf_iter__NAME */

enum np_mechanism {
#define NP_MECHANISM(id, name) NP_M_##id,
	NP_MECHANISMS(NP_MECHANISM)
#undef NP_MECHANISM
		NP_M_COUNT
};
const char *np_mechanism_name(uint32_t mechanism);

enum np_memory {
	NP_MEM_HELPER, /* bpf_probe_read_kernel: everywhere */
	NP_MEM_CAST,   /* loads through bpf_rdonly_cast: needs feature rdonly-cast */
};

enum np_slot_role {
	NP_SLOT_FIELD,  /* field `name` of the tracepoint's record (PERF_TP) */
	NP_SLOT_ARG,    /* argument `name`, or number `index` when name is "" (all others) */
	NP_SLOT_RETVAL, /* return value */
};

enum np_loss_cause {
	NP_LOSS_RING_FULL, /* an event was not sent */
	NP_LOSS_MAP_FULL,  /* an update of a map failed */
	NP_LOSS_NESTED,    /* no scratch level was free: the program did not run */
	NP_LOSS_STACK,     /* a stack could not be kept */
	NP_LOSS_SAVED,     /* what a return needs of its entry could not be kept */
	NP_LOSS_RETURN,    /* a return was not seen */
	NP_LOSS_LOOP,      /* a loop was ended that went on for too long */
	NP_LOSS_LONG_LOOP, /* the same where the rounds are called back */
	NP_LOSS_GOROUTINE, /* its stack's end could not be read: the page was being moved */
	NP_LOSS_STACK_CUT, /* a stack was deeper than what is taken of it */
	NP_LOSS_COUNT
};

/* struct np_plan and its parts. */
#define NP_RECORD(name) struct np_##name {
#define NP_U32(name) uint32_t name;
#define NP_U64(name) uint64_t name;
#define NP_I64(name) int64_t name;
#define NP_STR(name) const char *name; /* never NULL in a decoded plan */
#define NP_LIST(record, name) NP_VEC(struct np_##record) name;
#define NP_END(name) \
	}            \
	;
#include "image/plan.def"
#undef NP_RECORD
#undef NP_U32
#undef NP_U64
#undef NP_I64
#undef NP_STR
#undef NP_LIST
#undef NP_END

/* Encodes the plan, magic and version included. NULL strings are written as "". */
void np_plan_encode(const struct np_plan *p, struct np_text *out);
/*
 * Decodes and validates outside bytes: every length, string, index and kind is checked, so
 * that whoever reads the plan may trust it. NULL and a message in *error (arena) if not.
 */
struct np_plan *np_plan_decode(struct np_arena *a, const void *bytes, size_t len,
			       const char **error);
/* -d image: the plan as text, one field a line. */
void np_plan_dump(const struct np_plan *p, struct np_text *out);

/* The file in which a line of source_text is; *line becomes the line there. */
const char *np_plan_file(const struct np_plan *p, uint32_t *line);

/* The file that is left of a program of iter:NAME:FILE; NULL: it is none. Borrowed. */
static inline const char *np_plan_pin(const struct np_plan *p)
{
	np_vec_each (struct np_plan_probe, probe, &p->probes)
		if (*probe->pin)
			return probe->pin;
	return NULL;
}

#endif
