"""The closed vocabularies that proposals, packs and results share, and the words that no rule may read."""

CONDITIONS: dict[str, str] = {
    "all": "every condition of the list holds",
    "any": "at least one condition of the list holds",
    "not": "the condition does not hold",
    "surely": "the condition holds on what is known; while that is open it does not hold",
    "fact": "a fact of rules/facts.yml, written as its bare name",
    "listed": "a party, or a current post of a named role, stands on one of the lists on the day",
    "area": "the project's text advances an area of an official technology list",
    "concept": "the project's text advances one of these concepts",
    "level": "an input of the house rubric reaches a level",
    "stated": "a field of the proposal holds one of these words",
    "funder": "funder, programme or topic text holds one of these words",
    "established_in": "a party is established in one of these countries (gates of law or of a funder only)",
    "home_in": "the home institution is in one of these countries (not known while none is named)",
    "done_in": "the home institution, or another that takes part, is in one of these countries",
    "role": "a party with one of these roles takes part",
    "day": "the day asked about lies between two dates",
    "begins": "the work begins between two dates, by its own dates",
    "undeclared": "a post of a named role was stated elsewhere but not declared",
}

COUNTRY_CONDITIONS = ("established_in", "home_in", "done_in")

# What of a person is dropped on reading, wherever it stands.
PROTECTED_FIELDS = frozenset(
    "nationality nationalities citizenship citizenships country_of_citizenship countryofcitizenship"
    " ethnicity race"
    " birthplace place_of_birth religion gender sex birth_date birthdate date_of_birth dob age photo"
    " photograph"
    " visa visa_code visa_type marital_status disability veteran social_security_number ssn party_membership"
    " native_language mother_tongue".split()
)

FORBIDDEN_FACTS = PROTECTED_FIELDS | frozenset(
    "name surname forename birth language passport"
    " coauthor coauthorship co_authorship alumni alumnus degree".split()
)

TIERS = ("T0", "T1", "T2", "T3", "T4")
PERSON_ROLES = ("lead", "key", "student")
MEMORY_MARK = " *"  # behind the name of a line of an official list that nobody has checked against the list
NAMED = "named"  # the role of a body that the text names and that was not read as taking part
AGAINST = "against"  # the id of a question that a stated field and the summary do not agree upon
TIE_KINDS = ("employment", "appointment", "honorary", "education")
RECENCY = ("current", "lt2", "y2_5", "gt5", "none")
DIRECTNESS = ("same", "majority_parent", "joint_venture", "minority", "sibling", "coauthor_only")
LEVELS = ("P", "F", "A", "D", "X", "C")
THROUGH = ("party", "person", "past_person")
KINDS = ("gate", "channels", "ladder", "checklist", "reminder")
APPLIES = ("always", "in_scope", "chosen", "off")
HOLDS_UP = ("", "legal", "funder")
REFUSALS = frozenset(("barred", "not_eligible", "no_go", "presumed_decline", "prohibited"))
ABOUT = ("organisation", "project", "funding", "named_role")


def tier_range(low: str, high: str) -> str:
    """`T2`, or `T1–T3` where the two differ."""
    return low if low == high else f"{low}–{high}"


def forbidden(fact_id: str) -> str:
    """The forbidden word in a fact's name, or nothing."""
    words = fact_id.lower().replace("-", "_")
    return next((one for one in sorted(FORBIDDEN_FACTS) if f"_{one}_" in f"_{words}_"), "")
