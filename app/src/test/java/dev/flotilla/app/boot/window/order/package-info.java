/** Tests of orders to containers. */
@NullMarked
package dev.flotilla.app.boot.window.order;

import org.jspecify.annotations.NullMarked;
