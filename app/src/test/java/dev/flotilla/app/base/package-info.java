/** Tests of what everybody uses. */
@NullMarked
package dev.flotilla.app.base;

import org.jspecify.annotations.NullMarked;
