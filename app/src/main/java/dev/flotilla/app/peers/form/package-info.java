/**
 * A configuration as a form: which keys there are and what each takes, what stands in a text, and the edit that puts a typed value
 * in. Unknown keys, order and blanks stay as their author wrote them. Pure.
 */
@NullMarked
package dev.flotilla.app.peers.form;

import org.jspecify.annotations.NullMarked;
