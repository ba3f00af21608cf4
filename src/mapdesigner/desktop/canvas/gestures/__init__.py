"""Gestures: one object a gesture, one undo step each."""
