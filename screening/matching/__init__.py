"""Which institution does this text name? Scan, compete, judge. Pure."""
