/** The command about where alarms are sent. What alarms there are, {@code cli.node} shows. */
@NullMarked
package dev.flotilla.app.cli.alarm;

import org.jspecify.annotations.NullMarked;
