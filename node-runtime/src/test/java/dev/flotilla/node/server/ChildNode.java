package dev.flotilla.node.server;

import dev.flotilla.node.Node;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeListener;
import java.io.IOException;
import java.time.InstantSource;

/** A node as a process of its own, to be killed: configured by its environment, it ends when its standard input does. */
final class ChildNode {
    private ChildNode() {}

    public static void main(String[] arguments) throws Exception {
        NodeConfig config = TestNode.config(System.getenv());
        try (SharedLoops loops = new SharedLoops(1, Thread.ofPlatform().daemon().factory());
                Node node = Node.startKept(config, loops, InstantSource.system(), new NodeListener() {
                    @Override
                    public void line(String text) {
                        System.out.println(text);
                    }

                    @Override
                    public void ticked() {}
                })) {
            System.out.println(node.id() + " runs");
            untilInputEnds();
        }
    }

    /** So that no child outlives the test, however that ends. */
    private static void untilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
    }
}
