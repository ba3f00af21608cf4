"""The export dialog: what shall be made, how it will look, and how it went."""
