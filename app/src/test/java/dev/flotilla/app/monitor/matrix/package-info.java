/** The truth matrix, by the reports that each fault makes. */
@NullMarked
package dev.flotilla.app.monitor.matrix;

import org.jspecify.annotations.NullMarked;
