"""The rules of map health, a module a theme."""
