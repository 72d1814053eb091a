"""When a damaged name no longer names its body: the rules, each with its reason."""

from tests.bench.known_names import KnownNames, is_generic, lacks_only_small_words
from tests.bench.labels import plain

RULES = {
    "homonym": "the undamaged name is another known body's name too; the text alone settles nothing",
    "other_name": "the words, in any order, are another known body's name",
    "generic": "no word is left that tells one body from another",
    "word_gone": "with the dropped word open, another known name fits as well",
    "initials": "with the initials open, another known name fits as well, or nothing but initials is left",
    "cut_off": "another known name begins with what is left, or is all that is left but for a stub",
}

# The classes in which something is left out; in all others every word is still there, if misspelt.
LOSING = frozenset({"token_drop", "particle", "initials", "truncate"})


def reason_to_set_aside(text: str, source: str, own: str, kind: str, known: KnownNames) -> str:
    """The rule by which the text no longer names the body, or "" when it still does."""
    if known.others(source, own):
        return "homonym"
    if known.others(text, own):
        return "other_name"
    if kind not in LOSING or lacks_only_small_words(text, source):
        return ""
    if is_generic(text):
        return "generic"
    if kind in ("token_drop", "particle") and known.with_word_dropped(text, own):
        return "word_gone"
    if kind == "initials" and (_only_initials(text) or known.with_initials(text, own)):
        return "initials"
    if kind == "truncate" and known.beginning_with(text, own):
        return "cut_off"
    return ""


def _only_initials(text: str) -> bool:
    """ "H. I. o. Technology": one word that could tell, at most, and that an ordinary one."""
    return is_generic(" ".join(word for word in plain(text).split() if len(word) > 1))
