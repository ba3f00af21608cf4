"""Markdown outlines: `#` a stage, `##` a step, `- lane: text` a card."""
