package io.quarkiverse.sluice.demo.web;

import java.util.Comparator;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Turns what a request failed with into a {@link Problem}. */
public class ProblemMappers {

    @ServerExceptionMapper
    Response problem(ProblemException failure) {
        var response = Response.status(failure.problem().status());
        var after = failure.retryAfter();
        if (after != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds()));
        }
        return response.type(MediaType.APPLICATION_JSON_TYPE).entity(failure.problem()).build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        var faults = failure.getConstraintViolations().stream().map(ProblemMappers::fault)
                .sorted(Comparator.comparing(Fault::field).thenComparing(Fault::remedy)).toList();
        return problem(ProblemException.badRequest("The request is not valid: see the faults", faults));
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException failure) {
        return problem(ProblemException.badRequest("The JSON does not fit", List.of(JsonFaults.of(failure))));
    }

    @ServerExceptionMapper
    Response other(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return problem(ProblemException.badRequest("The body is not JSON that can be read",
                    List.of(JsonFaults.of(json))));
        }
        var response = failure.getResponse();
        return response.hasEntity() ? response
                : Response.fromResponse(response).type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new Problem(response.getStatus(), failure.getMessage(), List.of())).build();
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        String field = "";
        for (Path.Node node : violation.getPropertyPath()) {
            field = node.getName();
        }
        var value = violation.getInvalidValue();
        return new Fault(field, value == null ? null : value.toString(), violation.getMessage());
    }
}
