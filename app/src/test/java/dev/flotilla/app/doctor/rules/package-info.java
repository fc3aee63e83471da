/** The doctor's rules, each with the trouble it is for. */
@NullMarked
package dev.flotilla.app.doctor.rules;

import org.jspecify.annotations.NullMarked;
