"""Running a workshop on a map: notes, votes, decisions, photos of the wall, and the summary."""
