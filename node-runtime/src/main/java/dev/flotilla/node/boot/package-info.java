/** Main and configuration of a node that runs as a process of its own. */
@NullMarked
package dev.flotilla.node.boot;

import org.jspecify.annotations.NullMarked;
