// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.http.contract.Operation;
import dev.parley.adapter.json.StrictJson;
import dev.parley.adapter.json.WireModels;
import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.port.Caller;
import java.util.List;
import java.util.Optional;

/** Lets in what fits the contract, checked in the order of {@link Fault}: first the head, then the body. */
final class Gate {
    private final RouteTable routes;
    private final WireModels models;
    private final Problems problems;
    private final FacadeSettings settings;
    private final AnswersInFlight inFlight;
    private final ContractDocument document = new ContractDocument();

    Gate(Contract contract, WireModels models, Problems problems, FacadeSettings settings, AnswersInFlight inFlight) {
        this.routes = new RouteTable(contract);
        this.models = models;
        this.problems = problems;
        this.settings = settings;
        this.inFlight = inFlight;
    }

    HeadAdmission admit(ArrivalHead head) {
        Optional<Reply> asked = document.reply(head);
        if (asked.isPresent()) {
            return new HeadAdmission.Answered(asked.get());
        }
        Optional<Caller> caller = head.caller();
        RouteTable.Match match = routes.match(head.method(), head.rawPath());
        if (caller.isEmpty() && match.operation().filter(Operation::isOpen).isEmpty()) {
            return answer(Fault.UNAUTHENTICATED);
        }
        if (head.rawPath().length() + head.rawQuery().length() > settings.maxTargetLength()) {
            return answer(Fault.PATH_TOO_LONG);
        }
        String allow = ContractDocument.allow(head.rawPath()).orElse(match.allow());
        if (allow.isEmpty()) {
            return answer(Fault.UNKNOWN_PATH);
        }
        if (match.operation().isEmpty()) {
            return new HeadAdmission.Answered(problems.methodNotAllowed(allow));
        }
        Operation operation = match.operation().get();
        return headFault(operation, head)
                .map(this::answer)
                .orElseGet(() -> new Request(caller, operation, match, head));
    }

    private Optional<Fault> headFault(Operation operation, ArrivalHead head) {
        if (!MediaTypes.acceptsJson(head.headers("Accept"))) {
            return Optional.of(Fault.NOT_ACCEPTABLE);
        }
        boolean readable = operation.body().isEmpty() || MediaTypes.isJson(head.headers("Content-Type"));
        if (!readable || !MediaTypes.isPlain(head.headers("Content-Encoding"))) {
            return Optional.of(Fault.UNSUPPORTED_MEDIA_TYPE);
        }
        if (declaredLength(head) > settings.maxBodyBytes()) {
            return Optional.of(Fault.BODY_TOO_LARGE);
        }
        return inFlight.isFull() ? Optional.of(Fault.BUSY) : Optional.empty();
    }

    /** A request whose head fits. */
    private final class Request implements HeadAdmission.BodyAwaited {
        private final Optional<Caller> caller;
        private final Operation operation;
        private final RouteTable.Match match;
        private final ArrivalHead head;

        Request(Optional<Caller> caller, Operation operation, RouteTable.Match match, ArrivalHead head) {
            this.caller = caller;
            this.operation = operation;
            this.match = match;
            this.head = head;
        }

        @Override
        public int most() {
            return settings.maxBodyBytes() + 1;
        }

        @Override
        public Admission came(byte[] body) {
            if (body.length > settings.maxBodyBytes()) {
                return new Admission.Refused(problems.of(Fault.BODY_TOO_LARGE));
            }
            Violations found = new Violations();
            ParameterReader parameters = new ParameterReader(operation, found);
            parameters.path(match.raw());
            parameters.query(head.rawQuery());
            parameters.headers(head);
            Optional<Object> model =
                    operation.body().isPresent() ? model(operation.body().get(), body, found) : nothing(body, found);
            return found.isEmpty()
                    ? new Admission.Admitted(new Exchange(caller, operation, parameters.read(), model, inFlight))
                    : new Admission.Refused(problems.malformed(found.found()));
        }

        @Override
        public Admission broke() {
            return new Admission.Refused(
                    problems.malformed(List.of(new Violation("", "INCOMPLETE_BODY", "must come whole"))));
        }
    }

    private Optional<Object> model(Operation.Body expected, byte[] body, Violations found) {
        return StrictJson.read(body, expected.shape())
                .then(json -> models.read(json, expected.type()))
                .match(model -> Optional.<Object>of(model), violations -> {
                    found.addAll(violations);
                    return Optional.empty();
                });
    }

    private static Optional<Object> nothing(byte[] body, Violations found) {
        if (body.length > 0) {
            found.add(new Violation("", "UNEXPECTED_BODY", "must be empty: this operation takes no body"));
        }
        return Optional.empty();
    }

    private static long declaredLength(ArrivalHead head) {
        return head.headers("Content-Length").stream()
                .map(String::strip)
                .filter(length -> length.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    private HeadAdmission answer(Fault fault) {
        return new HeadAdmission.Answered(problems.of(fault));
    }
}
