"""Layout: map, theme and fonts to a Scene, without Qt."""
