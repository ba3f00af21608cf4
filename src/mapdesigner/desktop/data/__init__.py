"""Tables come in: survey answers and figures, each shown before it is taken, and read again later."""
