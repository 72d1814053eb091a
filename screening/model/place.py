"""Country codes as rows write them."""

_OTHERWISE = {
    "UK": "GB",
    "EL": "GR",
    "CHN": "CN",
    "RUS": "RU",
    "IRN": "IR",
    "USA": "US",
    "GBR": "GB",
    "TWN": "TW",
}


def country_code(given: str) -> str:
    """ISO 3166-1 alpha-2 in capitals; UK and EL are read as GB and GR; "" where it is no code."""
    code = given.strip().upper()
    code = _OTHERWISE.get(code, code)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
