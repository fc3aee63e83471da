package dev.flotilla.app.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class or method against the running lab, whose description lies in the file that the environment
 * variable {@value Lab#VARIABLE} names. Where there is none, or it is too small, the tests are reported as skipped with
 * the reason. A {@link Lab} is handed to constructors and methods that ask for one, and every machine that a test has
 * put a fault on is mended after it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("lab")
@ExtendWith(LabExtension.class)
public @interface NeedsLab {
    /** How many machines with TLS the test needs at least. */
    int secured() default 1;

    /** How many machines on plain tcp the test needs at least. */
    int plain() default 0;
}
