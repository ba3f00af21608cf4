"""JSON Canvas 1.0, the open format of boards such as Obsidian's, both ways."""
