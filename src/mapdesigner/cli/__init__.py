"""Cli: the commands, which call the same functions as the window."""
