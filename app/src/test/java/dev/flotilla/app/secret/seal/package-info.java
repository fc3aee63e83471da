/** Tests of sealing. */
@org.jspecify.annotations.NullMarked
package dev.flotilla.app.secret.seal;
