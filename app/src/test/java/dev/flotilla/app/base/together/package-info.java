@NullMarked
package dev.flotilla.app.base.together;

import org.jspecify.annotations.NullMarked;
