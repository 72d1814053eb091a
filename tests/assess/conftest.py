"""Random cases of this folder: the same ones on every machine, without a clock."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
