"""Maps as tables: a row a record that loses nothing, a grid of stages x lanes, and tables of other tools."""
