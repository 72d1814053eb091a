"""What a run leaves behind: results, resumable state, adjudications."""
