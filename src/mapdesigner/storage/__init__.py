"""Storage: journey files, read with every check and written so that nothing is lost."""
