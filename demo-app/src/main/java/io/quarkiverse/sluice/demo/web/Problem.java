package io.quarkiverse.sluice.demo.web;

import java.util.List;

/**
 * The body of every answer that is an error.
 *
 * @param status the HTTP status
 * @param detail what went wrong and what to do about it
 * @param faults what is wrong with the request, part by part; empty if it was not the request's fault
 */
public record Problem(int status, String detail, List<Fault> faults) {
}
