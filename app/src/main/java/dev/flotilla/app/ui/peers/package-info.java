/**
 * The section Nodes: how nodes in containers are to run. A form for every key of a configuration with its JSON beside it, both ways;
 * the container; what the lens finds over all of them, with mends; dialogs that generate a mesh, canary nodes, and show what a push
 * changes. Keeps drafts until they are saved; what is saved goes through the fleet's store. JavaFX thread only; contacts no host itself.
 */
@NullMarked
package dev.flotilla.app.ui.peers;

import org.jspecify.annotations.NullMarked;
