"""Pages of words and figures about a map: one description, which is drawn as pages or written as Markdown."""
