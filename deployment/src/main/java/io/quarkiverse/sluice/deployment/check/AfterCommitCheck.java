package io.quarkiverse.sluice.deployment.check;

import java.util.List;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.EndKind;

/** Checks the ends that wait for a commit. */
public final class AfterCommitCheck {

    private final Faults faults;
    private final boolean transactions;

    /**
     * @param transactions whether the application has transactions
     */
    public AfterCommitCheck(Faults faults, boolean transactions) {
        this.faults = faults;
        this.transactions = transactions;
    }

    /** Checks these ends. */
    public void check(List<End> ends) {
        for (End end : ends) {
            if (end.afterCommit() && end.kind() != EndKind.SENDER) {
                faults.add(end.place() + " asks for a " + end.kind().type().getSimpleName() + " of "
                        + PayloadCheck.label(end.node()) + " @AfterCommit, which only a Sender can be: remove the annotation");
            } else if (end.afterCommit() && !transactions) {
                faults.add(end.place() + " sends to " + PayloadCheck.label(end.node())
                        + " @AfterCommit, but the application has no transactions: add the extension quarkus-narayana-jta, or"
                        + " remove the annotation");
            }
        }
    }
}
