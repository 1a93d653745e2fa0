"""Terms of a volume that are no tokens and spare reading a large union; docs/project/search-format.md has them."""

MARKS = b"\0"
"""All kept marks together: nearness counts none of them, whichever they are. It is the first term."""
SIGN_END = b" "
"""Behind a frequent sign: the units in which it stands at all, whatever follows it; without positions. A blank is never a token."""
