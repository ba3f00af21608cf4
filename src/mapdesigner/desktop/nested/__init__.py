"""Maps that lead to other maps: nested journeys with the way back, and the other state of a journey."""
