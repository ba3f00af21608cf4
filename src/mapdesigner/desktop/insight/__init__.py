"""Panels that say what the map tells, each in one sentence first, and lead from there to the cards."""
