/**
 * Gathers the doctor's facts: asks engines, nodes and ports in parallel, each with a limit, and looks from within containers by
 * helpers that end by themselves. It changes nothing else on an engine, and judges nothing.
 */
@NullMarked
package dev.flotilla.app.doctor.probe;

import org.jspecify.annotations.NullMarked;
