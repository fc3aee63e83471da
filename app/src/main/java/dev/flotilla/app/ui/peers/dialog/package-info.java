/**
 * Dialogs of the section Nodes: a new node, a generated mesh, canary nodes, and what a push changes. Each gives edits or calls what it
 * was given; none contacts a host itself. JavaFX thread only.
 */
@NullMarked
package dev.flotilla.app.ui.peers.dialog;

import org.jspecify.annotations.NullMarked;
