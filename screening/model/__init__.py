"""Frozen types that every layer shares; nothing here reads, writes or decides."""
