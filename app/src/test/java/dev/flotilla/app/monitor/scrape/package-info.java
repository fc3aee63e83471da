/** Tests of the metrics page: its text, who gets it, and whether Prometheus takes it. */
@NullMarked
package dev.flotilla.app.monitor.scrape;

import org.jspecify.annotations.NullMarked;
