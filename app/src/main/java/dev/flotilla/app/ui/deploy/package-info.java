/**
 * The preview of a plan: what would be done where and why, the score cards, the findings, the choice for failure. Pages
 * are plain values made from a plan; views draw them. Used by {@code ui.window} alone; it applies nothing by itself but
 * hands the plan that was shown to its {@link dev.flotilla.app.ui.deploy.PlanDesk}.
 */
@NullMarked
package dev.flotilla.app.ui.deploy;

import org.jspecify.annotations.NullMarked;
