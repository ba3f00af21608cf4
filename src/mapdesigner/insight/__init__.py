"""Insight: what the map tells."""
