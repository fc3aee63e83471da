/** Tests of the owner of the wished fleet, and the repository in memory that tests of other rooms use too. */
@NullMarked
package dev.flotilla.app.fleet.store;

import org.jspecify.annotations.NullMarked;
