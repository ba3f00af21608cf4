"""Publish: a map and options become files."""
