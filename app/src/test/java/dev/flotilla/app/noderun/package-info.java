/**
 * The image {@code flotilla-node} as people run it: containers on the machines of the lab, asked over their ports. Run by {@code
 * installers/test}, skipped where no lab runs. It knows the node by its pages and its command line alone, never by its classes.
 */
@NullMarked
package dev.flotilla.app.noderun;

import org.jspecify.annotations.NullMarked;
