/** Tests of planning: tables of what is wished against what stands. */
@NullMarked
package dev.flotilla.app.deploy.plan;

import org.jspecify.annotations.NullMarked;
