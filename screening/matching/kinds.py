"""The letters that stand for kinds of names, and which of them wins where a text fits several."""

from screening.model.listing import NameKind

KINDS = {
    NameKind.PRIMARY: "P",
    NameKind.NATIVE: "N",
    NameKind.ALIAS: "A",
    NameKind.ABBREVIATION: "A",
    NameKind.FORMER: "F",
    NameKind.MISSPELLING: "M",
    NameKind.SUB_UNIT: "S",
    NameKind.WEAK: "W",
}
# What the reader is told of each letter. Those behind the first seven are no
# list's word: the index or the reading of a text gives them.
KIND_WORDS = {
    "P": "primary",
    "N": "native",
    "A": "alias",
    "F": "former",
    "M": "misspelling",
    "S": "sub_unit",
    "W": "weak",
    "H": "weak",  # an acronym that nobody else in the body's country goes by
    "C": "abbreviation",  # a name that is one word in capitals
    "X": "alias",  # turned round: "University of Fudan"
    "R": "alias",  # rearranged
    "E": "alias",  # its state named otherwise: "Russian Ministry of Defence"
    "O": "alias",  # without its state: "Ministry of Defence"
    "B": "weak",  # bare: "Beihang"
    "V": "misspelling",  # one word wrong
    "L": "weak",  # lacks a word
    "Q": "alias",  # of the same kind in other words: "Bauman Technological University"
    "D": "alias",  # words shortened to initials
    "K": "misspelling",  # without its vowels
    "I": "identifier",
    "T": "alias",  # cut off
}
# Of two claims of one body on the same text, the one whose letter comes first here stands.
KIND_ORDER = "PNACFMSEXOBHW"
# Names written out, as against acronyms and short forms, which have a weight of their own.
IN_FULL = "PNAFME"
