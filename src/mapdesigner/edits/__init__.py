"""Edits: pure functions from a map to a map, and their history."""
