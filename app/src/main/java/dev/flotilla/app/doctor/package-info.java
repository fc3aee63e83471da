/**
 * What the doctor knows and says: facts of hosts, containers and what reaches what, and findings. Pure values. The rules stand in
 * {@code doctor.rules} (pure too), {@code doctor.probe} gathers the facts. A fact that could not be had says why; nobody takes it
 * for a good one.
 */
@NullMarked
package dev.flotilla.app.doctor;

import org.jspecify.annotations.NullMarked;
