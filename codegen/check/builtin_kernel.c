/*
 * What the kernel does for programs that BTF types, on pointers that it knows to be good: arguments
 * of the probe as they are.  And which of its functions a program may call.
 */
#include <string.h>

#include "check/checker.h"

/* The kernel's functions in which it gives out paths: the same since 5.10. */
static const char *const with_paths[] = {
	"security_file_permission",
	"security_inode_getattr",
	"security_file_open",
	"security_path_truncate",
	"vfs_truncate",
	"vfs_fallocate",
	"dentry_open",
	"vfs_getattr",
	"filp_close",
};

bool np_needs_trampoline(struct np_checker *c, const struct np_node *n, enum np_feature f)
{
	const char *name = np_builtins[np_ref(n)->builtin].name;
	enum np_probe_kind kind = c->body->kind;

	if (kind == NP_P_TRACEPOINT)
		np_probe_types(c, c->probe);
	bool can = kind == NP_P_RAWTRACEPOINT || kind == NP_P_ITER ||
		   (kind == NP_P_TRACEPOINT && c->probe->raw) ||
		   ((kind == NP_P_KPROBE || kind == NP_P_KRETPROBE) && !c->body->long_name &&
		    !c->probe->point->offset);
	struct np_diag *d;

	c->body->needs_trampoline = true;
	if (f != NP_FEAT_COUNT && !np_check_feature(c, n, f))
		return false;
	if (can)
		return kind != NP_P_KPROBE && kind != NP_P_KRETPROBE
			       ? true
			       : np_check_feature(c, n, NP_FEAT_FENTRY);
	d = np_error(c->diags, NP_E_CALL, n->loc,
		     "the kernel does not do '%s' for this kind of probe", name);
	np_hint(c->diags, d,
		"it does in t:, rawtracepoint:, iter: and, at a function's entry or "
		"return, p:, r:, fentry: and fexit:");
	return false;
}

/* An argument of the probe, or a member that lies within what it points to. */
static bool is_known_good(const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	while (n->kind == NP_N_MEMBER && r && r->kind == NP_REF_MEMBER) {
		bool last = r->member.through_pointer;

		n = n->member.object;
		r = np_ref(n);
		if (last)
			break;
	}
	return r && r->kind == NP_REF_ARG && r->arg->place == NP_ARG_SLOT;
}

static bool is_pointer_to(const struct np_type *t, const char *tag)
{
	if (t->kind == NP_V_PTR)
		t = t->elem;
	return t->kind == NP_V_STRUCT && t->name && !strcmp(t->name, tag);
}

bool np_check_socket_cookie(struct np_checker *c, struct np_node *n)
{
	const struct np_node *sk;

	n->type = np_type_int(c->types, 8, false);
	if (!np_args_between(c, n, 1, 1))
		return false;
	sk = n->call.args;
	if (sk->type->kind != NP_V_PTR || !is_pointer_to(sk->type, "sock"))
		return np_usage(c, n, sk, "'socket_cookie' takes a struct sock *, and this is %s",
				np_show(c, sk->type));
	if (sk->kind == NP_N_MEMBER && np_ref(sk) && np_ref(sk)->kind == NP_REF_MEMBER)
		return np_usage(c, n, sk,
				"'socket_cookie' takes an argument of the probe as it is");
	return (is_known_good(sk) ||
		np_usage(c, n, sk, "'socket_cookie' takes an argument of the probe as it is")) &&
	       np_needs_trampoline(c, n, NP_FEAT_SOCKET_COOKIE);
}

/* The kernel gives out paths in few functions only. */
static bool gives_paths(struct np_checker *c, const struct np_node *n)
{
	const struct np_attach_point *p = c->probe->point;
	struct np_text list = {0};
	struct np_diag *d;

	if (c->body->kind == NP_P_ITER)
		return true;
	for (size_t i = 0; i < sizeof(with_paths) / sizeof(with_paths[0]); i++) {
		if ((c->body->kind == NP_P_KPROBE || c->body->kind == NP_P_KRETPROBE) &&
		    !strcmp(with_paths[i], p->name)) {
			np_text_free(&list);
			return true;
		}
		np_text_addf(&list, "%s%s", i ? ", " : "", with_paths[i]);
	}
	d = np_error(c->diags, NP_E_CALL, n->loc, "the kernel gives out no paths in '%s'", p->text);
	np_hint(c->diags, d, "it does in iter: probes and in the functions %s", list.s);
	np_text_free(&list);
	return false;
}

/* path(struct path [, size]) */
bool np_check_path(struct np_checker *c, struct np_node *n)
{
	uint32_t size = c->opt->max_strlen
				? c->opt->max_strlen
				: (uint32_t)np_config_number(&c->out->config, NP_C_MAX_STRLEN);
	struct np_node *path, *length;

	n->type = np_type_str(c->types, size);
	if (!np_args_between(c, n, 1, 2))
		return false;
	path = n->call.args;
	length = path->next;
	if (!is_pointer_to(path->type, "path"))
		return np_usage(c, n, path, "'path' takes a struct path, and this is %s",
				np_show(c, path->type));
	if (length &&
	    (length->kind != NP_N_INT || !length->integer.value || length->integer.value > size))
		return np_usage(c, n, length, "the size of a path is a constant, 1 to %u", size);
	if (length)
		n->type = np_type_str(c->types, (uint32_t)length->integer.value);
	if (!is_known_good(path) || (path->type->kind == NP_V_PTR && path->kind == NP_N_MEMBER &&
				     np_ref(path)->kind == NP_REF_MEMBER))
		return np_usage(c, n, path,
				"'path' takes what lies within an argument of the probe, such as "
				"file->f_path");
	return gives_paths(c, n) && np_needs_trampoline(c, n, NP_FEAT_COUNT);
}

static bool function_name(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_bool(c->types);
	return np_args_between(c, n, 1, 1) &&
	       (n->call.args->kind == NP_N_STRING ||
		np_usage(c, n, n->call.args, "the name of a function is a string constant"));
}

bool np_check_kfunc_exist(struct np_checker *c, struct np_node *n)
{
	struct np_btf *btf = np_world_btf(c->opt->world);

	if (!function_name(c, n))
		return false;
	if (!c->opt->portable)
		np_decide(c, n, btf && np_btf_find(btf, n->call.args->string.s, 1u << NP_BTF_FUNC));
	return true;
}

/* Of the program that the probe gets: an image has several, and asks where it is run. */
bool np_check_kfunc_allowed(struct np_checker *c, struct np_node *n)
{
	struct np_world *w = c->opt->world;
	enum np_probe_kind kind = c->body->kind;
	enum np_kfunc_caller caller = NP_CALLER_OTHER;

	if (!function_name(c, n))
		return false;
	if (c->opt->portable) {
		np_error(c->diags, NP_E_LATER, n->loc,
			 "what a kernel allows is not known before an image is run there");
		return false;
	}
	if (kind == NP_P_RAWTRACEPOINT || (kind == NP_P_TRACEPOINT && c->probe->raw) ||
	    kind == NP_P_ITER || c->body->trampoline)
		caller = NP_CALLER_TRACING;
	else if (kind <= NP_P_INTERVAL || kind == NP_P_SELF)
		caller = NP_CALLER_RAW;
	np_decide(c, n, w->ops->kfunc_allowed(w, n->call.args->string.s, caller));
	return true;
}
