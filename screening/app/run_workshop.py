"""How a run assesses a proposal: lists, packs and verdicts loaded once, then asked many times."""

from functools import lru_cache

from screening.app.adjudicated import Verdicts
from screening.app.assessing import assess_proposal, load_standard_rules
from screening.app.run_settings import RunSettings
from screening.app.run_work import Assess
from screening.app.screener import Screener
from screening.assess.assess import check_packs
from screening.intake.sniff import is_running_text
from screening.model.assessment import Assessment
from screening.model.proposal import Proposal
from screening.model.source import Place
from screening.store.adjudications import read_adjudications

_REMEMBERED = 50_000


class _Remembering:
    """A screener that works equal mentions once: registers name the same partners again and again."""

    def __init__(self, screener: Screener) -> None:
        self.check_mention = lru_cache(maxsize=_REMEMBERED)(screener.check_mention)


def standard_workshop(settings: RunSettings) -> Assess:
    """The shipped lists and packs, narrowed and extended as the settings say."""
    looked_up = Screener(settings.lists or None, settings.as_of)
    screener = _Remembering(looked_up)
    rules = load_standard_rules(settings.authority)
    check_packs(rules, settings.packs)
    given = read_adjudications(settings.adjudications) if settings.adjudications else ()
    verdicts = Verdicts(given, looked_up.catalogue.former_ids)

    def assess(proposal: Proposal) -> Assessment:
        return assess_proposal(
            proposal,
            verdicts.for_project(proposal.id, screener),
            rules,
            as_of=settings.as_of,
            profile=profile_of(proposal.place, settings),
            pack_ids=settings.packs,
        )

    return assess


def profile_of(place: Place | None, settings: RunSettings) -> str:
    """A row's profile is the register's; a file of its own has that of its kind."""
    if place is not None and place.row is not None:
        return settings.profile
    return (settings.of_text if is_running_text(place) else settings.of_files) or settings.profile
