"""Builds reference_lists/ from the collected fact tables."""
