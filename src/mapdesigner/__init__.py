"""Map Designer: customer journey maps, drawn, printed and read back."""

__version__ = "0.1.0"
