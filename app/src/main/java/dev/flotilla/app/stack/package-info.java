/**
 * What a stack is: services, ports, mounts, health checks, constraints, and what makes one valid. Pure values;
 * {@code stack.read} turns files into them.
 */
@NullMarked
package dev.flotilla.app.stack;

import org.jspecify.annotations.NullMarked;
