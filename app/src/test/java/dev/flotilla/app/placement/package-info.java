/** Tests of placement: tables of strategies and refusals, and properties over generated fleets. */
@NullMarked
package dev.flotilla.app.placement;

import org.jspecify.annotations.NullMarked;
