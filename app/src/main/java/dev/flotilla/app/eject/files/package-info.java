/**
 * The door through which exports reach a disk and come back: a folder or a zip, written beside and renamed so that nothing half done
 * is ever seen. Refuses with FL-6001 to FL-6009. On the caller's thread, never the JavaFX one.
 */
@NullMarked
package dev.flotilla.app.eject.files;

import org.jspecify.annotations.NullMarked;
