"""Model: what a map is."""
