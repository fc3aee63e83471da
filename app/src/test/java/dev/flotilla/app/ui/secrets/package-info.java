/** Tests of the dialog about the secrets. */
@org.jspecify.annotations.NullMarked
package dev.flotilla.app.ui.secrets;
