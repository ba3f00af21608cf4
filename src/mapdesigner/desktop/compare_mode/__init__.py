"""Holding the map against another one: marks on the canvas, a list to walk through, and taking over what is wanted."""
