"""Map Designer: customer journey maps, drawn, printed and read back."""
