"""Tests of the reference lists: tables, identities, time, imports, comparison."""
