"""Paper: sheets as values, pages composed for each, and what is made of a poster: tiles, booklets, blanks, cards."""
