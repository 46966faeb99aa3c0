package io.quarkiverse.sluice;

/** The responder threw a checked exception, which is the cause. Unchecked exceptions and errors arrive as they are. */
public class RequestFailedException extends ChannelException {

    private static final long serialVersionUID = 1L;

    public RequestFailedException(String channelName, Throwable cause) {
        super(channelName, "The responder of '" + channelName + "' failed with " + cause.getClass().getName()
                + ": see the cause", cause);
    }
}
