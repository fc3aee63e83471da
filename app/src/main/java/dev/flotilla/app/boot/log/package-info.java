/** The log file: named by logback.xml alone. Closed to other users, bounded in size. */
@NullMarked
package dev.flotilla.app.boot.log;

import org.jspecify.annotations.NullMarked;
