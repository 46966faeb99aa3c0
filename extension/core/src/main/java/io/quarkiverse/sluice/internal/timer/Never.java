package io.quarkiverse.sluice.internal.timer;

/** Nothing, ever. */
final class Never<T> implements Schedule<T> {

    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public long due() {
        throw nothing();
    }

    @Override
    public T take() {
        throw nothing();
    }

    @Override
    public boolean isOver() {
        return false;
    }

    private static IllegalStateException nothing() {
        return new IllegalStateException("Nothing is ever due here");
    }
}
