/**
 * The command {@code doctor}: examines hosts, containers and what reaches what, and says what is wrong and what to do. It changes
 * nothing; helper containers are made only when they were allowed by name.
 */
@NullMarked
package dev.flotilla.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
