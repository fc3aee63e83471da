/** The commands {@code export} and {@code import}: a fleet as plain files, and back. Nothing here touches a container. */
@NullMarked
package dev.flotilla.app.cli.eject;

import org.jspecify.annotations.NullMarked;
