"""Values as JSON knows them, so that a result read back equals the one that was written."""

from typing import Any


def plain_values(value: Any) -> Any:
    """The value with every tuple as a list, however deep it lies in mappings and lists."""
    if isinstance(value, dict):
        return {key: plain_values(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain_values(one) for one in value]
    return value
