"""Desktop: the only Qt widgets."""
