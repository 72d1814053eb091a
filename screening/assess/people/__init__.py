"""Comparing what was declared with what is public; pure."""
