package io.quarkiverse.sluice.contract;

import java.util.Locale;

/** The clauses of the contract, each with its meaning in one line; a test is named after the one it proves. */
enum Clause {
    O1("FIFO per channel; what happened before a send happens before what follows its receive"),
    O2("Every message has exactly one fate: received, still with its sender, or handed over as undelivered"),
    O3("Single operations and their queries are linearizable, without spurious failures"),
    O4("A receive or send that was cancelled, timed out or interrupted loses and leaves no message"),
    W1("Waiters are woken oldest first, and at most 64 newcomers overtake one"),
    W2("A wait ends at once on a message, room, close, interrupt or its time, and never early"),
    W3("A zero or negative time-out tries once"),
    W4("An interrupt on entry throws before anything is taken; non-blocking forms leave the flag alone"),
    W5("A short bounded spin before parking, none on a virtual thread; then waiting costs no CPU"),
    W6("A blocking operation on an event-loop thread fails at once and names its asynchronous twin"),
    W7("Blocking timed waits use no helper thread, asynchronous ones share one timer"),
    A1("Asynchronous signals arrive on the subscriber's context, never under a lock and never recursively"),
    A2("A Uni is one operation per subscription"),
    C1("After the last sender and permit: the backlog, then COMPLETED for ever"),
    C2("fail: the backlog, then FAILED; failNow: at once; the first reason stays"),
    C3("After the last receiver: senders fail with DISCONNECTED and the backlog is handed over then"),
    C4("Closing an end that is not the last stops only its own waits; idempotent, iterative, waits for nobody"),
    C5("closeAndDrain refuses sends and returns the left-overs in one step"),
    C6("A permit counts as a sender, gives an unused slot back and never over-commits"),
    C7("Iteration and streams end by the channel's reason, and streams obey Reactive Streams"),
    C8("pause holds receives back; a resize drops nothing"),
    R1("A successful rendezvous send has been received"),
    R2("trySend needs a waiting receiver; two try operations never meet"),
    S1("Exactly one clause of a select happens; the others leave no trace"),
    S2("Of several ready clauses each has an equal chance"),
    S3("otherwise is never taken when a clause was ready throughout"),
    S4("A closed channel makes its clause ready with its closed outcome"),
    S5("The same channel twice or both ways is allowed and never matches itself"),
    S6("Empty, reused or contradictory selects are refused"),
    M1("A bounded channel holds at most its capacity and grows only as needed"),
    M2("An unbounded channel gives memory back after a burst"),
    M3("Interrupted, cancelled and timed-out waiters leave nothing behind"),
    M4("No payload appears in any text"),
    T1("A watcher sees the latest unseen value before closed, and the last value stays readable"),
    T2("A one-shot is consumed once"),
    T3("tick keeps its raster and coalesces missed ticks; after of no time is ready at once"),
    B1("One total order of events for all subscribers"),
    B2("Each subscriber has its own policy and harms no other"),
    B3("Closed subscriptions are forgotten at once"),
    B4("Optional replay of the last events"),
    B5("complete and fail reach every subscriber after its backlog"),
    B6("An event is stored once, and the buffer is what was configured"),
    B7("A broken-off broadcast has reached nobody"),
    Q1("A reply reaches the caller whose request it answers"),
    Q2("The caller's time-out is the worker's deadline; giving up cancels the request"),
    Q3("The worker's exception reaches the caller"),
    Q4("A request that cannot be answered any more fails at once"),
    Q5("A late or second reply is discarded and counted"),
    P1("Back-pressure reaches the source"),
    P2("Outputs follow inputs, unless asked otherwise, within the stage's concurrency"),
    P3("Completion drains stage by stage, and failures follow the stage's policy"),
    P4("A stage may return a value, Uni, Optional, Multi, collection, or nothing"),
    P5("A closed output disconnects upstream");

    private final String meaning;

    Clause(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    boolean names(String method) {
        return method.startsWith(name().toLowerCase(Locale.ROOT) + "_");
    }
}
