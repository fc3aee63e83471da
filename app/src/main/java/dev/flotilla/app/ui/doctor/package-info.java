/**
 * The doctor in the window: a dialog that examines hosts, containers or everything, shows each finding with its evidence and remedy,
 * and has a button where a remedy is safe. It asks nobody by itself: {@link dev.flotilla.app.ui.doctor.DoctorDeeds} does.
 */
@NullMarked
package dev.flotilla.app.ui.doctor;

import org.jspecify.annotations.NullMarked;
