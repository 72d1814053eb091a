"""Reading printed names: a source runs addresses, remarks and several names into one; each comes apart."""

import re

_COUNTRY = r"China|Russia|Ukraine|Belarus|Finland|Germany|Canada|Taiwan|Pakistan|Kingdom|U\.A\.E|Islamabad"
# After a name a full stop or comma, then words with a number, a word of addresses and a country.
_ADDRESS = re.compile(
    rf"(?:(?<=[\w'’)]{{2}})\.?[.,]['’]?\s+|\s(?=\(Address))(?=[^;]*\d)[^;]*\b(?:{_COUNTRY})\b.*$", re.DOTALL
)
_OF_ADDRESSES = re.compile(
    r"\b(?:str?|street|road|rd|ave|avenue|lane|prospekt|proyezd|proezd|thoroughfare|box|floor|no|ul|building"
    r"|bldg|house|suite|way|highway|address|9f|nuolitie|dobroslobodskaya)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r";|,?\s*\ba\.k\.a\.,?\s|\band formerly known as\b|\bformerly known as\b|^f\.k\.a\.:?", re.IGNORECASE
)
_NO_NAME = re.compile(r"^(?:and|the following)\b", re.IGNORECASE)
_TAIL = re.compile(
    r",? (?:including the .*|and its subunits and successors|and subsidiaries)$|\s*\(a\.k\.a\. [^()]*$"
    r"|\s*\(also known as [^()]*$| a\.k\.a\. .*$"
)


def names_in(text: str) -> tuple[str, ...]:
    """The names that a printed name holds, without addresses, remarks and lone quotation marks."""
    found = [tidy(one) for one in _BETWEEN.split(without_address(text))]
    return tuple(dict.fromkeys(one for one in found if len(one) > 1 and not _NO_NAME.match(one)))


def main_name(text: str) -> str:
    """The name of an entry without what it includes or is also called."""
    return tidy(_TAIL.sub("", text).partition(";")[0])


def without_address(text: str) -> str:
    """The name before an address that a source prints after it."""
    found = _ADDRESS.search(text)
    return text[: found.start()] if found and _OF_ADDRESSES.search(found.group()) else text


def tidy(text: str) -> str:
    """The name without commas and dashes at its ends and without a quotation mark that has no partner."""
    text = " ".join(text.split()).strip(" ,;:—–")
    if '""' in text:
        text = text.strip('"').replace('""', '"')
    return text.strip('"').strip() if text.count('"') == 1 else text
