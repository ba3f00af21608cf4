"""Panels: the docks around the canvas."""
