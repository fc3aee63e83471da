/** The house rules as tests: which room may use which, what is pure, where threads are born, how big things get. */
@NullMarked
package dev.flotilla.app.architecture;

import org.jspecify.annotations.NullMarked;
