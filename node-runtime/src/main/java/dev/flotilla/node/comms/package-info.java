/**
 * The comms protocol of Mosaic nodes as values and bytes: one request and one answer per connection, each a header and a payload. Pure;
 * {@code comms.socket} hands bytes in and out. Commands that would carry pickles are refused here, and nothing is ever deserialised but JSON.
 */
@NullMarked
package dev.flotilla.node.comms;

import org.jspecify.annotations.NullMarked;
