/** The doctor on real engines: each trouble of the guides' lists is made there, and named. */
@NullMarked
package dev.flotilla.app.doctor.lab;

import org.jspecify.annotations.NullMarked;
