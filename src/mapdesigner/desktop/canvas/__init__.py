"""Canvas: the view of a map that one works on."""
