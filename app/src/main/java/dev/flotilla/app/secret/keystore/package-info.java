/**
 * The keystore of the operating system, through the program by which it is spoken to: {@code secret-tool} for the Secret
 * Service of Linux desktops, {@code security} for the Keychain of macOS. A key goes by standard input and output, never as
 * an argument, which everybody on the machine can read. Called by the vault; it decides nothing.
 */
@NullMarked
package dev.flotilla.app.secret.keystore;

import org.jspecify.annotations.NullMarked;
