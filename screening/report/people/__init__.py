"""The record page and the letter to the applicant."""
