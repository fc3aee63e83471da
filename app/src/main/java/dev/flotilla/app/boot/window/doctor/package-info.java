/** Brings the doctor into the window: its dialog, over the engines and the planning of the process. */
@NullMarked
package dev.flotilla.app.boot.window.doctor;

import org.jspecify.annotations.NullMarked;
