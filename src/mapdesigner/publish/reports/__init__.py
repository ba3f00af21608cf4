"""Reports about a map: what the figures tell, in sentences and rows, as pages or as Markdown."""
