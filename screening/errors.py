"""The tree of errors that a user may see; each carries its exit code."""

from collections.abc import Iterable


class ScreeningError(Exception):
    """Something wrong that the user can mend; its text is shown as it is, never a traceback."""

    exit_code = 3


class UsageError(ScreeningError):
    """The call itself is off: an unknown option value, list id or pack id."""

    exit_code = 2


class InvalidFile(ScreeningError):
    """A file breaks its format; carries every problem found in it, one sentence each."""

    exit_code = 3

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


class MissingResource(ScreeningError):
    """A named rubric, list or template is not there; the text says where was looked."""

    exit_code = 5


class BrokenList(InvalidFile):
    """A reference list is missing, damaged, outside its passport's limits or expired."""

    exit_code = 5


class InvalidPack(InvalidFile):
    """A rubric pack breaks its format or a rule that every pack must hold."""

    exit_code = 6


class SafetyLimit(ScreeningError):
    """A file was refused because it exceeds a limit that protects this machine."""

    exit_code = 7


class MissingExtra(ScreeningError):
    """An optional package is not installed; the text says which command installs it."""

    exit_code = 2


class NotPrintable(ScreeningError):
    """A page that cannot be set as a PDF; the text says why, and what to do instead."""

    exit_code = 3


class WorkerLost(ScreeningError):
    """A worker process was ended from outside; the text says how to go on with less memory."""

    exit_code = 3
