"""Questions that stand in front of a screen: prompts, menus, the editor, help."""
