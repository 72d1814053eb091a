"""Text to comparable forms: cleaning, tokens, scripts, places. Pure."""
