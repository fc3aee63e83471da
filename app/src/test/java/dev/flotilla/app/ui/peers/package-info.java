/** Tests of the section Nodes on a real window, and its pictures. */
@NullMarked
package dev.flotilla.app.ui.peers;

import org.jspecify.annotations.NullMarked;
