"""Writes the parts of the documentation that are copied from code, rules and lists."""
