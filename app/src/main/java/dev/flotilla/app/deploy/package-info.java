/**
 * From observed to wished: differences, plans, steps, what a plan rests on, and progress as a fold of events. Pure;
 * {@code deploy.run} surveys, carries out and journals.
 */
@NullMarked
package dev.flotilla.app.deploy;

import org.jspecify.annotations.NullMarked;
