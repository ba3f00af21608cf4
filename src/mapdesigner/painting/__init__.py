"""Painting: a Scene onto a device."""
