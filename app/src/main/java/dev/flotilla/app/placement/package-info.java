/**
 * Which service goes to which host, and why: filters that explain themselves, scores, four strategies. Pure and
 * deterministic to the tie.
 */
@NullMarked
package dev.flotilla.app.placement;

import org.jspecify.annotations.NullMarked;
