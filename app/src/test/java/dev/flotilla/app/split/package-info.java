@NullMarked
package dev.flotilla.app.split;

import org.jspecify.annotations.NullMarked;
