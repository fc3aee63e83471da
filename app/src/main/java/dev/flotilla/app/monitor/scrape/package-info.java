/**
 * Serves what the monitor knows as an OpenMetrics page, for Prometheus and its like. Off unless the user says so; boot
 * starts and stops it. Beyond the loopback it answers nobody without the token. It reads {@code Monitoring} and never
 * asks a node anything.
 */
@NullMarked
package dev.flotilla.app.monitor.scrape;

import org.jspecify.annotations.NullMarked;
