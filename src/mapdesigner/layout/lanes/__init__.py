"""Lanes: one file a lane kind, each a function from the lane to a row of the Scene."""
