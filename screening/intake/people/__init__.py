"""Readers of what an applicant handed in and of public records; one file a format."""
