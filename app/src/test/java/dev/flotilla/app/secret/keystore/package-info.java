/** Tests of the operating system's keystore, with a real one where it can be had. */
@org.jspecify.annotations.NullMarked
package dev.flotilla.app.secret.keystore;
