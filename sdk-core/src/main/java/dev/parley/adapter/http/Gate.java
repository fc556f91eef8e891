package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.http.contract.Operation;
import dev.parley.adapter.json.StrictJson;
import dev.parley.adapter.json.WireModels;
import dev.parley.application.Violation;
import dev.parley.port.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets in what fits the contract, checked in the order of {@link Fault}. */
final class Gate {
    private final RouteTable routes;
    private final WireModels models;
    private final Problems problems;
    private final FacadeSettings settings;

    Gate(Contract contract, WireModels models, Problems problems, FacadeSettings settings) {
        this.routes = new RouteTable(contract);
        this.models = models;
        this.problems = problems;
        this.settings = settings;
    }

    Admission admit(Arrival arrival) {
        Optional<Caller> caller = arrival.caller();
        if (caller.isEmpty()) {
            return refuse(Fault.UNAUTHENTICATED);
        }
        if (arrival.rawPath().length() + arrival.rawQuery().length() > settings.maxTargetLength()) {
            return refuse(Fault.PATH_TOO_LONG);
        }
        RouteTable.Match match = routes.match(arrival.method(), arrival.rawPath());
        if (match.allow().isEmpty()) {
            return refuse(Fault.UNKNOWN_PATH);
        }
        if (match.operation().isEmpty()) {
            return new Admission.Refused(problems.methodNotAllowed(match.allow()));
        }
        Operation operation = match.operation().get();
        return mediaFault(operation, arrival)
                .map(this::refuse)
                .orElseGet(() -> read(arrival, caller.get(), operation, match));
    }

    private static Optional<Fault> mediaFault(Operation operation, Arrival arrival) {
        if (!MediaTypes.acceptsJson(arrival.headers("Accept"))) {
            return Optional.of(Fault.NOT_ACCEPTABLE);
        }
        return operation.body().isPresent() && !MediaTypes.isJson(arrival.headers("Content-Type"))
                ? Optional.of(Fault.UNSUPPORTED_MEDIA_TYPE)
                : Optional.empty();
    }

    private Admission read(Arrival arrival, Caller caller, Operation operation, RouteTable.Match match) {
        List<Violation> found = new ArrayList<>();
        byte[] body;
        try {
            if (declaredLength(arrival) > settings.maxBodyBytes()) {
                return refuse(Fault.BODY_TOO_LARGE);
            }
            body = arrival.body().readNBytes(settings.maxBodyBytes() + 1);
        } catch (IOException e) {
            return new Admission.Refused(
                    problems.malformed(List.of(new Violation("", "INCOMPLETE_BODY", "must come whole"))));
        }
        if (body.length > settings.maxBodyBytes()) {
            return refuse(Fault.BODY_TOO_LARGE);
        }
        ParameterReader parameters = new ParameterReader(operation, found);
        parameters.path(match.raw());
        parameters.query(arrival.rawQuery());
        parameters.headers(arrival);
        Optional<Object> model =
                operation.body().isPresent() ? model(operation.body().get(), body, found) : nothing(body, found);
        return found.isEmpty()
                ? new Admission.Admitted(new Exchange(caller, operation, parameters.read(), model))
                : new Admission.Refused(problems.malformed(found));
    }

    private Optional<Object> model(Operation.Body expected, byte[] body, List<Violation> found) {
        return StrictJson.read(body)
                .then(expected.shape()::read)
                .match(json -> Optional.<Object>of(models.model(json, expected.type())), violations -> {
                    found.addAll(violations);
                    return Optional.empty();
                });
    }

    private static Optional<Object> nothing(byte[] body, List<Violation> found) {
        if (body.length > 0) {
            found.add(new Violation("", "UNEXPECTED_BODY", "must be empty: this operation takes no body"));
        }
        return Optional.empty();
    }

    private static long declaredLength(Arrival arrival) {
        return arrival.headers("Content-Length").stream()
                .map(String::strip)
                .filter(length -> length.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    private Admission refuse(Fault fault) {
        return new Admission.Refused(problems.of(fault));
    }
}
