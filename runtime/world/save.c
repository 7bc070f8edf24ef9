/*
 * Writing a recorded world.  The file: "NPWORLD1", the length of the text as 8 bytes (little
 * endian), then the text, deflated.  The text is lines, and blocks whose line ends with their
 * length; recorded.c reads it:
 *
 *     release 6.12.9-amd64
 *     cpus 2
 *     feature ringbuf yes
 *     feature kprobe no the kernel was built without it
 *     tracepoint 1234                     a format file of 1234 bytes follows
 *     function MODULE NAME                "-" for vmlinux
 *     btf vmlinux 98765                   so many bytes follow
 *     binary NAME PATH
 *     symbol PATH NAME OFFSET ADDRESS SIZE
 *     usdt PATH PROVIDER NAME OFFSET SEMAPHORE ARGUMENTS
 *
 * Paths and names have no blanks in them; those that do are left out.
 */
#include <ctype.h>
#include <errno.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "world/btf_cut.h"
#include "world/names.h"
#include "world/recorded.h"
#include "world/world_live.h"

/* What the tests and examples need of any kernel. */
static const char *const defaults[] = {
	"t:skb",
	"t:net",
	"t:tcp",
	"t:sock",
	"t:udp",
	"t:napi",
	"t:neigh",
	"t:fib",
	"t:fib6",
	"t:qdisc",
	"t:sched",
	"t:irq",
	"t:timer",
	"t:signal",
	"t:raw_syscalls",
	"t:task",
	"t:icmp",
	"t:syscalls:sys_*_open*",
	"t:syscalls:sys_*_read",
	"t:syscalls:sys_*_write",
	"t:syscalls:sys_*_connect",
	"t:syscalls:sys_*_accept*",
	"t:syscalls:sys_*_close",
	"t:syscalls:sys_*_execve",
	"t:syscalls:sys_*_kill",
	"t:syscalls:sys_*_nanosleep",
	"t:syscalls:sys_*_clock_nanosleep",
	"t:syscalls:sys_*_getpid",
	"t:syscalls:sys_*_futex",
	"t:syscalls:sys_*_sendto",
	"t:syscalls:sys_*_recvfrom",
	"t:syscalls:sys_*_exit*",
	"t:writeback:writeback_start",
	"t:writeback:writeback_dirty_*",
	"t:writeback:writeback_wait",
	"t:block:block_rq_*",
	"t:kmem:kmalloc*",
	"t:kmem:kfree",
	"t:exceptions:page_fault_*",
	"t:workqueue",
	"t:power:cpu_*",
	"t:page_pool",
	"t:oom",
	"p:tcp_*",
	"p:udp_*",
	"p:udpv6_*",
	"p:ip_*",
	"p:ip6_*",
	"p:ipv6_*",
	"p:icmp*",
	"p:arp_*",
	"p:inet*",
	"p:skb_*",
	"p:__skb_*",
	"p:sk_*",
	"p:__sk_*",
	"p:sock_*",
	"p:kfree_skb*",
	"p:__kfree_skb*",
	"p:consume_skb",
	"p:dev_*",
	"p:__dev_*",
	"p:netif_*",
	"p:__netif_*",
	"p:neigh_*",
	"p:fib_*",
	"p:nf_*",
	"p:napi_*",
	"p:net_rx_action",
	"p:vfs_*",
	"p:do_sys_open*",
	"p:do_nanosleep",
	"p:hrtimer_*",
	"p:schedule",
	"p:__schedule",
	"p:try_to_wake_up",
	"p:wake_up_new_task",
	"p:do_exit",
	"p:begin_new_exec",
	"p:security_file_*",
	"p:security_socket_*",
	"p:__x64_sys_[a-e]*",
	"p:ksys_*",
	"p:__do_sys_*",
	"p:do_unlinkat",
	"p:oom_kill_process",
	"p:bpf_rdonly_cast",
	"p:bpf_session_*",
	"p:bpf_fentry_test*",
	"p:bpf_get_*",
	"p:kmalloc*",
	"p:__kmalloc*",
	"p:blk_account_io_*",
	"p:ext4_file_*",
	"p:submit_bio*",
	"s:sk_buff",
	"s:skb_shared_info",
	"s:sock",
	"s:sock_common",
	"s:inet_sock",
	"s:inet_connection_sock",
	"s:tcp_sock",
	"s:udp_sock",
	"s:ipv6_pinfo",
	"s:request_sock",
	"s:inet_request_sock",
	"s:inet_timewait_sock",
	"s:socket",
	"s:iphdr",
	"s:ipv6hdr",
	"s:tcphdr",
	"s:udphdr",
	"s:icmphdr",
	"s:icmp6hdr",
	"s:ethhdr",
	"s:vlan_hdr",
	"s:arphdr",
	"s:net_device",
	"s:napi_struct",
	"s:net",
	"s:netns_ipv4",
	"s:dst_entry",
	"s:rtable",
	"s:neighbour",
	"s:Qdisc",
	"s:netdev_queue",
	"s:task_struct",
	"s:signal_struct",
	"s:mm_struct",
	"s:cred",
	"s:nsproxy",
	"s:pid",
	"s:pid_namespace",
	"s:uts_namespace",
	"s:in_addr",
	"s:in6_addr",
	"s:sockaddr",
	"s:sockaddr_in",
	"s:sockaddr_in6",
	"s:sockaddr_un",
	"s:msghdr",
	"s:iov_iter",
	"s:file",
	"s:path",
	"s:dentry",
	"s:qstr",
	"s:inode",
	"s:super_block",
	"s:vfsmount",
	"s:mount",
	"s:linux_binprm",
	"s:request",
	"s:bio",
	"s:gendisk",
	"s:pt_regs",
	"s:list_head",
	"s:hlist_node",
	"s:skb_drop_reason",
	"s:tcp_skb_cb",
	"s:timespec64",
	"s:kiocb",
	"s:page",
	"s:hrtimer",
	"s:timer_list",
	"s:rq",
	"s:cgroup",
	"s:kernfs_node",
	"s:css_set",
	"s:user_namespace",
	"s:bpf_map",
	"s:bpf_prog",
	"s:trace_entry",
	"s:module",
	"s:work_struct",
	"s:thread_info",
	"s:[us]8",
	"s:[us]16",
	"s:[us]32",
	"s:[us]64",
	"s:__[us]8",
	"s:__[us]16",
	"s:__[us]32",
	"s:__[us]64",
	"s:__be16",
	"s:__be32",
	"s:__be64",
	"s:__le16",
	"s:__le32",
	"s:__le64",
	"s:size_t",
	"s:ssize_t",
	"s:bool",
	"s:_Bool",
	"s:pid_t",
	"s:uid_t",
	"s:gid_t",
	"s:ktime_t",
	"s:loff_t",
	"s:umode_t",
	"s:dev_t",
	"s:gfp_t",
	"s:sector_t",
	"s:char",
	"s:signed char",
	"s:unsigned char",
	"s:short*",
	"s:int",
	"s:unsigned int",
	"s:long*",
	"s:u_int*_t",
	"s:uint*_t",
	"s:int*_t",
	"s:uintptr_t",
	"s:sa_family_t",
	"s:kuid_t",
	"s:netdev_features_t",
	"s:atomic_t",
	"s:atomic64_t",
	"s:refcount_t",
	"s:spinlock_t",
	"e:TCP_ESTABLISHED",
	"e:TCPF_ESTABLISHED",
	"e:IPPROTO_TCP",
	"e:SOCK_STREAM",
	"e:SS_CONNECTED",
	"e:NETDEV_TX_OK",
	"e:NAPI_STATE_SCHED",
	"e:TCP_CA_Open",
	"e:HRTIMER_MODE_ABS",
	"e:HI_SOFTIRQ",
	"e:NF_INET_PRE_ROUTING",
	"e:RTN_UNICAST",
	"e:PIDTYPE_PID",
	"e:SKB_GSO_TCPV4",
	"e:SKB_NOT_DROPPED_YET",
	"e:BPF_TCP_ESTABLISHED",
	"e:REQ_OP_READ",
	"e:MIGRATE_SYNC",
	"e:NETREG_REGISTERED",
	"e:ICMP_MIB_NUM",
	"b:c:malloc",
	"b:c:free",
	"b:c:calloc",
	"b:c:realloc",
	"b:c:open*",
	"b:c:read",
	"b:c:write",
	"b:c:close",
	"b:c:getenv",
	"b:c:puts",
	"b:c:printf",
	"b:c:getaddrinfo",
	"b:c:gethostby*",
	"b:c:nanosleep",
	"b:c:fopen*",
	"b:c:memcpy",
	"b:c:str*",
	"b:bash",
};

struct saver {
	struct np_world *w;
	struct np_arena *arena;
	struct np_btf *btf;
	struct btf_cut *cut;
	struct np_text out;
	const char *const *selection;
	unsigned n_selection;
	struct names tracepoints;
	const char *pattern; /* of the symbols of the binary that is walked */
};

static bool has_blank(const char *s)
{
	return !*s || s[strcspn(s, " \t\n")] != 0;
}

/* Is "name" selected by a "KIND:PATTERN" of that kind? */
static bool selected(const struct saver *s, char kind, const char *name)
{
	for (unsigned i = 0; i < s->n_selection; i++) {
		const char *sel = s->selection[i];

		if (sel[0] == kind && sel[1] == ':' && !fnmatch(sel + 2, name, 0))
			return true;
	}
	return false;
}

static bool tracepoint_selected(const struct saver *s, const char *system, const char *name)
{
	char full[256];

	snprintf(full, sizeof(full), "%s:%s", system, name);
	return selected(s, 't', full) || selected(s, 't', system);
}

static void save_facts(struct saver *s)
{
	np_text_addf(&s->out, "release %s\ncpus %u\n", s->w->ops->release(s->w),
		     s->w->ops->cpus(s->w));
	for (int f = 0; f < NP_FEAT_COUNT; f++) {
		const char *why = "";
		bool yes = s->w->ops->has(s->w, f, &why);

		np_text_addf(&s->out, "feature %s %s%s%s\n", np_feature_name(f), yes ? "yes" : "no",
			     yes ? "" : " ", yes ? "" : why);
	}
}

/* "__u8[4]" and "addr" back to "__u8 addr[4]". */
static void put_declaration(struct np_text *out, const struct np_tp_field *f)
{
	size_t base = f->is_array ? strcspn(f->type, "[") : strlen(f->type);

	np_text_addf(out, "%s%.*s%s%s%s",
		     f->is_data_loc  ? "__data_loc "
		     : f->is_rel_loc ? "__rel_loc "
				     : "",
		     (int)base, f->type, " ", f->name, f->type + base);
}

static void put_format(struct np_text *out, const struct np_tp_format *t)
{
	bool was_common = false;

	np_text_addf(out, "system: %s\nname: %s\nID: %u\nformat:\n", t->system, t->name, t->id);
	for (uint32_t i = 0; i < t->n_fields; i++) {
		const struct np_tp_field *f = &t->fields[i];

		if (was_common && !f->is_common)
			np_text_addc(out, '\n');
		was_common = f->is_common;
		np_text_add(out, "\tfield:");
		put_declaration(out, f);
		np_text_addf(out, ";\toffset:%u;\tsize:%u;\tsigned:%d;\n", f->offset, f->size,
			     f->is_signed);
	}
	np_text_addf(out, "\nprint fmt: %s\n", t->print_fmt);
}

static bool keep_match(void *arg, uint32_t id, const char *name)
{
	struct saver *s = arg;

	if (*name && selected(s, 's', name))
		btf_cut_keep(s->cut, id, 1);
	return true;
}

/* The types that a field's declaration names: "const struct sockaddr *", "enum x". */
static void keep_named_in(struct saver *s, const char *type)
{
	static const char *const noise[] = {"const",    "struct",   "union", "enum",
					    "volatile", "unsigned", "__user"};

	while (*type) {
		size_t n = strspn(type, "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					"0123456789");
		bool skip = isdigit((unsigned char)*type);
		char word[128];
		uint32_t id;

		if (!n) {
			type++;
			continue;
		}
		snprintf(word, sizeof(word), "%.*s", (int)n, type);
		type += n;
		for (unsigned i = 0; i < sizeof(noise) / sizeof(*noise); i++)
			skip |= !strcmp(word, noise[i]);
		if (skip)
			continue;
		id = np_btf_find(s->btf, word,
				 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64 | 1u << NP_BTF_TYPEDEF |
					 1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION);
		if (id)
			btf_cut_keep(s->cut, id, 0);
	}
}

static bool collect_tracepoint(void *arg, const char *system, const char *name)
{
	struct saver *s = arg;

	if (tracepoint_selected(s, system, name))
		names_add(&s->tracepoints, np_strdup(s->arena, system), np_strdup(s->arena, name));
	return true;
}

static int save_tracepoints(struct saver *s)
{
	int err = s->w->ops->each_tracepoint(s->w, collect_tracepoint, s);

	if (err)
		return err;
	names_sort(&s->tracepoints, true);
	for (uint32_t i = 0; i < s->tracepoints.n; i++) {
		const struct name *tp = &s->tracepoints.v[i];
		const struct np_tp_format *format;
		struct np_text text = {0};

		if (s->w->ops->tracepoint(s->w, tp->group, tp->name, &format))
			continue;
		put_format(&text, format);
		np_text_addf(&s->out, "tracepoint %zu\n", text.n);
		np_text_addn(&s->out, text.s, text.n);
		np_text_free(&text);
		for (uint32_t k = 0; s->btf && k < format->n_fields; k++)
			keep_named_in(s, format->fields[k].type);
		if (s->btf) {
			/* the typedef's parameters have no names; those of one of these functions
			 * do */
			static const char *const prefixes[] = {"__bpf_trace_", "__traceiter_",
							       "__probestub_"};
			char raw[256];
			uint32_t id;

			snprintf(raw, sizeof(raw), "btf_trace_%s", tp->name);
			id = np_btf_find(s->btf, raw, 1u << NP_BTF_TYPEDEF);
			btf_cut_keep(s->cut, id, 2);
			for (unsigned k = 0; k < sizeof(prefixes) / sizeof(*prefixes); k++) {
				snprintf(raw, sizeof(raw), "%s%s", prefixes[k], tp->name);
				id = np_btf_find(s->btf, raw, 1u << NP_BTF_FUNC);
				if (id)
					btf_cut_keep(s->cut, id, 2);
			}
		}
	}
	return 0;
}

static bool save_function(void *arg, const char *module, const char *name)
{
	struct saver *s = arg;
	uint32_t id;

	if (!selected(s, 'p', name) || has_blank(name))
		return true;
	np_text_addf(&s->out, "function %s %s\n", *module ? module : "-", name);
	id = s->btf && !*module ? np_btf_find(s->btf, name, 1u << NP_BTF_FUNC) : 0;
	if (id)
		btf_cut_keep(s->cut, id, 1);
	return true;
}

/* Functions of BTF that the kernel does not list (kfuncs are no probe targets, mostly). */
static bool keep_function(void *arg, uint32_t id, const char *name)
{
	struct saver *s = arg;

	if (selected(s, 'p', name))
		btf_cut_keep(s->cut, id, 1);
	return true;
}

static bool keep_any(void *arg, uint32_t id, const char *name)
{
	struct saver *s = arg;

	(void)name;
	btf_cut_keep(s->cut, id, 0);
	return true;
}

static void save_btf(struct saver *s)
{
	void *bytes;
	size_t len;

	if (!s->btf)
		return;
	np_btf_each(s->btf,
		    1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION | 1u << NP_BTF_ENUM |
			    1u << NP_BTF_ENUM64 | 1u << NP_BTF_TYPEDEF | 1u << NP_BTF_INT,
		    keep_match, s);
	np_btf_each(s->btf, 1u << NP_BTF_FUNC, keep_function, s);
	for (unsigned i = 0; i < s->n_selection; i++) {
		if (!strcmp(s->selection[i], "e:*"))
			np_btf_each(s->btf, 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64, keep_any, s);
		else if (!strncmp(s->selection[i], "e:", 2))
			btf_cut_keep(s->cut,
				     np_btf_find_enumerator(s->btf, s->selection[i] + 2, NULL), 0);
	}
	btf_cut_write(s->cut, &bytes, &len);
	np_text_addf(&s->out, "btf vmlinux %zu\n", len);
	np_text_addn(&s->out, bytes, len);
	np_text_addc(&s->out, '\n');
	free(bytes);
}

static bool save_symbol(void *arg, const char *path, const char *name)
{
	struct saver *s = arg;
	struct np_user_symbol sym;

	if (has_blank(name) || fnmatch(s->pattern, name, 0) ||
	    s->w->ops->user_symbol(s->w, path, name, &sym))
		return true;
	np_text_addf(&s->out, "symbol %s %s 0x%" PRIx64 " 0x%" PRIx64 " %" PRIu64 "\n", path, name,
		     sym.file_offset, sym.address, sym.size);
	return true;
}

static void save_sites(struct saver *s, const char *path)
{
	const struct np_usdt_site *sites;
	uint32_t n;

	if (s->w->ops->usdt(s->w, path, &sites, &n))
		return;
	for (uint32_t i = 0; i < n; i++) {
		if (has_blank(sites[i].provider) || has_blank(sites[i].name))
			continue;
		np_text_addf(&s->out, "usdt %s %s %s 0x%" PRIx64 " 0x%" PRIx64 " %s\n", path,
			     sites[i].provider, sites[i].name, sites[i].file_offset,
			     sites[i].semaphore_offset, sites[i].args);
	}
}

/* "b:NAME" or "b:NAME:SYMBOL"; a path may stand for the name. */
static void save_binaries(struct saver *s)
{
	const char *last = "";

	for (unsigned i = 0; i < s->n_selection; i++) {
		const char *name = s->selection[i] + 2, *path;
		size_t len;

		if (strncmp(s->selection[i], "b:", 2))
			continue;
		len = strcspn(name, ":");
		s->pattern = name[len] ? name + len + 1 : NULL;
		name = np_strndup(s->arena, name, len);
		path = s->w->ops->find_binary(s->w, name);
		if (!path || has_blank(path) || has_blank(name))
			continue;
		if (strcmp(last, name)) {
			np_text_addf(&s->out, "binary %s %s\n", name, path);
			save_sites(s, path);
		}
		last = name;
		if (s->pattern)
			s->w->ops->each_user_symbol(s->w, path, save_symbol, s);
	}
}

static int write_file(const char *path, const struct np_text *text)
{
	uLongf packed_len = compressBound(text->n);
	unsigned char *packed = np_xrealloc(NULL, packed_len), size[8];
	FILE *f;
	int err = 0;

	if (compress2(packed, &packed_len, (const Bytef *)text->s, text->n, 9) != Z_OK) {
		free(packed);
		return -ENOMEM;
	}
	f = fopen(path, "wbe");
	if (!f) {
		err = -errno;
		free(packed);
		return err;
	}
	for (unsigned i = 0; i < 8; i++)
		size[i] = (unsigned char)((uint64_t)text->n >> i * 8);
	if (fwrite(WORLD_MAGIC, WORLD_MAGIC_LEN, 1, f) != 1 || fwrite(size, 8, 1, f) != 1 ||
	    fwrite(packed, packed_len, 1, f) != 1)
		err = -EIO;
	if (fclose(f) && !err)
		err = -errno;
	free(packed);
	return err;
}

int np_world_save(struct np_world *w, const char *path, const char *const *selection, unsigned n)
{
	struct saver s = {.w = w, .selection = selection, .n_selection = n};
	int err;

	if (!selection || !n) {
		s.selection = defaults;
		s.n_selection = sizeof(defaults) / sizeof(*defaults);
	}
	s.arena = np_arena_new();
	s.btf = w->ops->btf(w);
	if (s.btf)
		s.cut = btf_cut_new(s.btf);
	save_facts(&s);
	err = save_tracepoints(&s);
	if (!err) {
		/* A kernel that hides its functions has none in the recording. */
		w->ops->each_function(w, save_function, &s);
		save_btf(&s);
		save_binaries(&s);
		err = write_file(path, &s.out);
	}
	if (s.cut)
		btf_cut_free(s.cut);
	names_free(&s.tracepoints);
	np_text_free(&s.out);
	np_arena_free(s.arena);
	return err;
}
