"""Dialogs: questions a direct action cannot ask."""
