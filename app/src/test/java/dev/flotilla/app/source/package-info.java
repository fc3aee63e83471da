/** Tests of source texts. */
@NullMarked
package dev.flotilla.app.source;

import org.jspecify.annotations.NullMarked;
