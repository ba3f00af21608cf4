"""Files of other tools come in: what was understood is shown before a map is made."""
