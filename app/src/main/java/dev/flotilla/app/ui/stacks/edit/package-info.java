/**
 * A compose file as forms and as text, both ways: what a form changes is changed in the text and nothing else, and what
 * is typed in the text appears in the forms. Opened by the section Stacks; nothing is written before the user saves.
 */
@NullMarked
package dev.flotilla.app.ui.stacks.edit;

import org.jspecify.annotations.NullMarked;
