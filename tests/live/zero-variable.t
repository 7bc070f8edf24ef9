# zero() of a variable acts at once, and what comes behind it finds that
-- needs root
-- script
begin {
	@a = 5; zero(@a); print(delete(@a));
	@b = 5; zero(@b); @b += 2; print(@b);
	@c = 5; zero(@c); print(@c);
	zero(@d); print(delete(@d)); @d = 1; delete(@d);
	@e = (1, "text"); zero(@e);
	@f = count(); zero(@f);
	@g = hist(4); zero(@g);
	exit();
}
-- out
true
@b: 2
@c: 0
false


@b: 2
@c: 0
@e: (0, )
@f: 0
@g:

