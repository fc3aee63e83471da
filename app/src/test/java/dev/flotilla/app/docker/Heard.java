package dev.flotilla.app.docker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream gives. */
public final class Heard<T> implements Stream<T> {
    public final List<T> values = new CopyOnWriteArrayList<>();
    public final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable EngineProblem problem;

    @Override
    public void next(T value) {
        values.add(value);
    }

    @Override
    public void ended(Optional<EngineProblem> why) {
        problem = why.orElse(null);
        over.countDown();
    }

    public Optional<EngineProblem> problem() {
        return Optional.ofNullable(problem);
    }
}
