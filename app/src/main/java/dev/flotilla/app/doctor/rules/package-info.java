/**
 * The troubleshooting lists of the guides as rules: from facts to findings, each with cause, evidence and remedy. Pure: asks nobody,
 * changes nothing. Called by commands and the window with what {@code doctor.probe} gathered.
 */
@NullMarked
package dev.flotilla.app.doctor.rules;

import org.jspecify.annotations.NullMarked;
