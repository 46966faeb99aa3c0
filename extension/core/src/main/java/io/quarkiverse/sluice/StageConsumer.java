package io.quarkiverse.sluice;

/**
 * What the last stage of a pipeline does with a message.
 *
 * @param <I> the type of the message
 */
@FunctionalInterface
public interface StageConsumer<I> {

    /**
     * @throws Exception whatever the stage fails with
     */
    void accept(I message) throws Exception;
}
