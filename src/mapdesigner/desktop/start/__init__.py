"""The start page: maps used last, templates, and maps to recover."""
