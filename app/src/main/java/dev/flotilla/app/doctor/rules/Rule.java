package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.doctor.Finding;
import java.util.List;

/** Looks for some kinds of trouble in all that was found. */
interface Rule {
    List<Finding> look(Scene scene);
}
