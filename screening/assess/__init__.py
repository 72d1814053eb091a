"""What does it mean for this project? Typed facts, three-valued conditions, packs, tiers. Pure."""
