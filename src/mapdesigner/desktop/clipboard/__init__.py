"""Cards on the clipboard: as a small map, as a table of words and as a picture; and whatever is pasted or dropped."""
