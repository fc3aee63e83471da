/** Code that breaks one house rule each, so that each rule is seen to catch it. */
@NullMarked
package dev.flotilla.planted;

import org.jspecify.annotations.NullMarked;
