"""Tests of matching: its rules on small invented bodies, its whole on the labelled pairs."""
