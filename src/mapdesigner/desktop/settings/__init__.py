"""What the user chose once for all maps: the values, their file, and the dialog."""
