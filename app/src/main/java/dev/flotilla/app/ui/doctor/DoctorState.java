package dev.flotilla.app.ui.doctor;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.probe.Examination;

/** How an examination stands. */
public sealed interface DoctorState {
    /** @param helpers whether it looks from within, too */
    record Examining(boolean helpers) implements DoctorState {}

    record Done(Examination.Result result) implements DoctorState {}

    record Failed(Problem problem) implements DoctorState {}
}
