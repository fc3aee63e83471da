package dev.flotilla.app.base.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final Together together = new Together(Thread.ofVirtual().factory(), Duration.ofSeconds(6));

    @Test
    void answersComeInOrderAndNeverMoreAtOnceThanAllowed() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> items = java.util.stream.IntStream.range(0, 50).boxed().toList();

        List<Integer> doubled = together.each(
                items,
                4,
                Duration.ofSeconds(20),
                i -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(100_000);
                    now.decrementAndGet();
                    return 2 * i;
                },
                i -> -1);

        assertThat(doubled)
                .containsExactlyElementsOf(items.stream().map(i -> 2 * i).toList());
        assertThat(most.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void oneThatHangsIsInterruptedAndStandsForItself() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);

        List<String> said = together.each(
                List.of("quick", "hangs"),
                2,
                Duration.ofMillis(200),
                item -> {
                    if (item.equals("hangs")) {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                    }
                    return item;
                },
                item -> "late " + item);

        assertThat(said).containsExactly("quick", "late hangs");
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> together.each(
                        List.of("bug"),
                        1,
                        Duration.ofSeconds(20),
                        item -> {
                            throw new IllegalStateException(item);
                        },
                        item -> item))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
    }

    @Test
    void callingItOffInterruptsAllAndWaitsForThem() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cleared = new CountDownLatch(1);
        AtomicBoolean clearedBefore = new AtomicBoolean();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                together.each(List.of(1), 1, Duration.ofSeconds(20), item -> hang(begun, cleared), item -> item);
            } catch (InterruptedException e) {
                clearedBefore.set(cleared.getCount() == 0);
            }
        });
        begun.await();

        asking.interrupt();
        asking.join();

        assertThat(clearedBefore).isTrue();
    }

    private static int hang(CountDownLatch begun, CountDownLatch cleared) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            cleared.countDown();
        }
        return 0;
    }
}
