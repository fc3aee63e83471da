/**
 * Keeps everything in two SQLite files of the data folder: fleet, settings, secrets and journal in one, the monitor's
 * figures and alarms in {@code monitor.db}, which may be thrown away. Implements the ports of the other rooms; only
 * {@code boot} makes these objects. It never decides what an edit means.
 *
 * <p>The file changes by numbered migrations ({@code migrations/Vn__what.sql}, listed in {@code Migrations}). Every
 * write is one transaction; failures of the disk become problems with a sentence.
 */
@NullMarked
package dev.flotilla.app.persistence;

import org.jspecify.annotations.NullMarked;
