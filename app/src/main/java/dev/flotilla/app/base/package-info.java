/**
 * What every room may use and what uses none: signals, outcomes, problems with their codes, revisions.
 *
 * <p>Problem codes are {@code FL-nnnn}; the first two digits tell the room: 10 fleet and data folder (from 1040 on its secrets), 11 engines and
 * hosts, 20 reading a stack, 21 ports and images on hosts, 22 placement, 23 plan and apply, 24 embedded hosts, 30 the
 * lens over node configurations, 31 their forms and pushes, 32 splits and forwarders, 33 stack forms, 40 command line, 50
 * the monitor (51 the truth matrix, 52 alarms, 53 what it tells other tools), 60 export and import, 61 the launcher, 62
 * the doctor, 90 the machine Flotilla runs on.
 */
@NullMarked
package dev.flotilla.app.base;

import org.jspecify.annotations.NullMarked;
