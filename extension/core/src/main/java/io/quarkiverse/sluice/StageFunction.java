package io.quarkiverse.sluice;

/**
 * What a pipeline stage does with a message.
 *
 * @param <I> the type of what goes in
 * @param <O> the type of what comes out
 */
@FunctionalInterface
public interface StageFunction<I, O> {

    /**
     * @throws Exception whatever the stage fails with
     */
    O apply(I message) throws Exception;
}
