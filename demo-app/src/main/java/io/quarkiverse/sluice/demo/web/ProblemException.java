package io.quarkiverse.sluice.demo.web;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** 400: the request has these faults. */
    public static ProblemException badRequest(String detail, List<Fault> faults) {
        return new ProblemException(new Problem(400, detail, List.copyOf(faults)), null);
    }

    /** A problem that is not for the client to mend by another request. */
    public static ProblemException of(int status, String detail) {
        return new ProblemException(new Problem(status, detail, List.of()), null);
    }

    /** A problem that is gone when the same request comes later. */
    public static ProblemException retry(int status, String detail, Duration after) {
        return new ProblemException(new Problem(status, detail, List.of()), after);
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }

    /** When to try again, or {@code null} if that does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
