"""Scripts that carry fact tables over into the project; no part of the package."""
