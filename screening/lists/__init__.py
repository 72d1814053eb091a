"""Reference lists: passports, entries, entities, background, importers, the compiled index."""
