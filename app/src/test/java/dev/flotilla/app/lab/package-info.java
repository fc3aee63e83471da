/**
 * What tests know of a running lab of real Docker Engines ({@code resources/lab}): its machines, how their engines are
 * reached, and the faults that can be put on them. Called by tests named {@code *LabIT} through {@link
 * dev.flotilla.app.lab.NeedsLab}. It never starts or stops a lab; {@code installers/test} does.
 */
@NullMarked
package dev.flotilla.app.lab;

import org.jspecify.annotations.NullMarked;
