/** How the doctor gathers: helpers, trials, what stays behind of them. */
@NullMarked
package dev.flotilla.app.doctor.probe;

import org.jspecify.annotations.NullMarked;
