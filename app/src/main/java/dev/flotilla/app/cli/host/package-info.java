/** The commands {@code host ...} and {@code ports}, one small class each, over fleet and engines. */
@NullMarked
package dev.flotilla.app.cli.host;

import org.jspecify.annotations.NullMarked;
