"""Reading rubric packs, concepts, measures and authority profiles."""
