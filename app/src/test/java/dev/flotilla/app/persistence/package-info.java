/** Tests of the data folder: what is kept, who may read it, and what a broken disk or file does to it. */
@NullMarked
package dev.flotilla.app.persistence;

import org.jspecify.annotations.NullMarked;
