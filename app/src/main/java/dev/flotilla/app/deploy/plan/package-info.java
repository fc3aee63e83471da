/**
 * How a plan comes about: differences by field, ports, endpoints, specs, steps in their order. Called by
 * {@code deploy.run} and tests. It is as pure as {@code deploy}: no I/O, no clock, no threads; the survey is an
 * argument.
 */
@NullMarked
package dev.flotilla.app.deploy.plan;

import org.jspecify.annotations.NullMarked;
