/**
 * Makes the files of an export: scripts, compose files, environment files, configurations, firewall rules, and the fleet as text. Pure:
 * the same project gives the same bytes. The command line and the window call {@code Ejection}.
 */
@NullMarked
package dev.flotilla.app.eject.write;

import org.jspecify.annotations.NullMarked;
