"""The commands of the window: one table, which menus, toolbar, keys and the command palette read."""
