package dev.flotilla.app.ui.kit;

/** What the user chose; SYSTEM follows the desktop. */
public enum ThemeChoice {
    LIGHT,
    DARK,
    SYSTEM
}
