"""Identifiers of the Research Organization Registry."""

# A zero, six characters of Crockford's base 32, two digits of a checksum: https://ror.readme.io/docs/identifier
ROR_ID = r"0[a-hj-km-np-tv-z0-9]{6}\d{2}"
