/*
 * Members of an image that another kernel has behind another pointer: the disk of a request is
 * rq->q->disk, and was rq->rq_disk.  The loader knows members that only have another name
 * (image/members.def); here the one becomes a choice that is made when the image is loaded:
 * exists(rq->q->disk) ? rq->q->disk : rq->rq_disk.
 */
#include <string.h>

#include "check/checker.h"
#include "image/members.h"

static const char *last_part(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot ? dot + 1 : path;
}

bool np_may_be_elsewhere(struct np_checker *c, const struct np_node *n)
{
	const char *name, *owner, *path;

	if (!c->opt->portable || n->member.is_only || n->member.elsewhere)
		return false;
	for (uint32_t i = 0; (name = np_renamed(i, &owner, &path)); i++)
		if (owner && (strchr(name, '.') || strchr(path, '.')) &&
		    (!strcmp(last_part(name), n->member.name) ||
		     !strcmp(last_part(path), n->member.name)))
			return true;
	return false;
}

/* What `name` of the struct is called on other kernels; NULL: nothing else. */
static const char *other_path(const struct np_type *of, const char *is)
{
	const char *name, *owner, *path;

	for (uint32_t i = 0; of->name && (name = np_renamed(i, &owner, &path)); i++) {
		if (!owner || strcmp(owner, of->name))
			continue;
		if (!strcmp(path, is))
			return name;
		if (!strcmp(name, is))
			return path;
	}
	return NULL;
}

/* root->a->b, of which this kernel need not have the last; NULL: more of it is not here. */
static struct np_node *way(struct np_checker *c, const struct np_node *root, const char *path,
			   const struct np_type *type)
{
	struct np_node *n = np_node_clone(c->arena, root, false);

	for (size_t len; *path; path += len + (path[len] == '.')) {
		len = strcspn(path, ".");
		n = np_new_member(c, n, np_strndup(c->arena, path, len));
		n->member.is_only = true;
	}
	n->member.elsewhere = type;
	return np_check_quietly(c, &n) ? n : NULL;
}

/* Whether a node as it was written is the member `path` of its object's object. */
static bool is_written(const struct np_node *n, const char *path)
{
	const struct np_node *object = n->member.object;
	size_t first = strcspn(path, ".");

	return object->kind == NP_N_MEMBER && strlen(object->member.name) == first &&
	       !strncmp(object->member.name, path, first) && path[first] &&
	       !strcmp(path + first + 1, n->member.name);
}

void np_add_elsewhere(struct np_checker *c, struct np_node *n, const struct np_node *written)
{
	const struct np_ref *r = n->kind == NP_N_MEMBER ? np_ref(n) : NULL, *outer;
	const struct np_node *object = r ? n->member.object : NULL, *root;
	struct np_node *yes, *no, *asked;
	const char *is, *other;

	if (!r || r->kind != NP_REF_MEMBER || r->member.bit_size || !np_type_is_scalar(n->type))
		return;
	is = r->member.path;
	other = other_path(r->member.owner, is);
	outer = np_ref(object);
	if (!other && r->member.through_pointer && object->kind == NP_N_MEMBER && outer &&
	    outer->kind == NP_REF_MEMBER) {
		is = np_sprintf(c->arena, "%s.%s", outer->member.path, is);
		other = other_path(outer->member.owner, is);
	}
	if (!other)
		return;
	root = written->member.object;
	if (is_written(written, is) || is_written(written, other))
		root = root->member.object;
	no = way(c, root, other, n->type);
	if (!no)
		return;
	asked = np_node_new(c->arena, NP_N_CALL, n->loc);
	asked->call.name = "exists";
	asked->call.args = np_node_clone(c->arena, written, false);
	asked->call.args->member.is_only = true;
	if (!np_check_quietly(c, &asked) || asked->kind != NP_N_CALL)
		return;
	yes = np_node_new(c->arena, NP_N_MEMBER, n->loc);
	*yes = *n;
	yes->next = NULL;
	yes->member.is_only = true;
	n->kind = NP_N_TERNARY;
	n->ref = NULL;
	n->ternary.cond = asked;
	n->ternary.yes = yes;
	n->ternary.no = no;
}
