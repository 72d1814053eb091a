"""Tests of text to comparable forms."""
