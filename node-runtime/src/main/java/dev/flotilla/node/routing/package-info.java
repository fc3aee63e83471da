/**
 * Which model answers: routing state and its rules, the choice by weight, the health of each model over a window, and the
 * rollout that raises a canary step by step. Pure; time comes in as an argument. Used by {@code wire}, {@code commit} and the
 * server; it never sends, writes or waits.
 */
@NullMarked
package dev.flotilla.node.routing;

import org.jspecify.annotations.NullMarked;
