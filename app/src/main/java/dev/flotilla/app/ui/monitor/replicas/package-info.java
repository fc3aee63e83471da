/**
 * The page Replicas: the routing state of all nodes side by side with what differs, and the rollout of the coordinator
 * with its health gate, its orders and what came of them. An order goes out only after it was confirmed. JavaFX thread
 * only.
 */
@NullMarked
package dev.flotilla.app.ui.monitor.replicas;

import org.jspecify.annotations.NullMarked;
