"""Presenting a map to a room, stage by stage."""
