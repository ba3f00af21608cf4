"""Mermaid: `journey` diagrams, read as Mermaid's own grammar reads them and written so that it does."""
