/** Tests of configurations as forms. */
@NullMarked
package dev.flotilla.app.peers.form;

import org.jspecify.annotations.NullMarked;
