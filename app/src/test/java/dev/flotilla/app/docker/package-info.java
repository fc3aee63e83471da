/** What holds for every engine, written once; the classes that run it lie beside each engine's own tests. */
@NullMarked
package dev.flotilla.app.docker;

import org.jspecify.annotations.NullMarked;
