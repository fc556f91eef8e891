// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.Parley;
import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.json.WireModels;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;

/**
 * Parley over HTTP, without a framework. An adapter lets every request under the prefix through {@link #admit}, writes
 * the reply of one that goes no further, and hands the exchange of one that is admitted to its generated controllers,
 * which call the routes of their subject; it closes the exchange when the answer is written. An adapter that waits for
 * bodies without a thread asks {@link #admitHead} instead. Safe for use by many threads.
 */
public final class Facade {
    /** How models are read and written; the same for every facade of a process. */
    private static final WireModels MODELS = new WireModels();

    private final Gate gate;
    private final Answers answers;
    private final Operations operations = new Operations();
    private final ProtocolRoutes protocols;
    private final ListingRoutes listings;
    private final NegotiationRoutes negotiations;
    private final DrawRoutes draws;
    private final MandateRoutes mandates;
    private final ApprovalRoutes approvals;
    private final PrincipalRoutes principals;
    private final PolicyRoutes policy;
    private final LaboratoryRoutes laboratory;
    private final AutopilotRoutes autopilots;
    private final DealRoutes deals;
    private final ErasureRoutes erasures;
    private final KeyRoutes keys;

    /** Everything that a Parley offers. */
    public static Facade of(Parley parley, FacadeSettings settings) {
        return new Facade(Subjects.of(parley), settings);
    }

    /** A facade over use cases. */
    public Facade(Subjects subjects, FacadeSettings settings) {
        InstantSource clock = settings.clock();
        Problems problems = new Problems(MODELS, settings.challenge());
        Requests requests = new Requests(MODELS);
        AnswersInFlight inFlight = new AnswersInFlight(settings.maxBytesInFlight());
        this.answers = new Answers(MODELS, problems, settings, inFlight);
        this.gate = new Gate(Contract.load(), MODELS, problems, settings, inFlight);
        this.protocols = new ProtocolRoutes(subjects.protocols(), answers);
        this.listings = new ListingRoutes(subjects.listings(), subjects.negotiations(), requests, answers);
        this.negotiations =
                new NegotiationRoutes(subjects.negotiations(), requests, answers, new NegotiationBodies(MODELS), clock);
        this.draws = new DrawRoutes(subjects.draws(), answers);
        this.mandates = new MandateRoutes(subjects.mandates(), requests, answers, clock);
        this.approvals = new ApprovalRoutes(subjects.mandates(), answers, clock);
        this.principals = new PrincipalRoutes(subjects.principals(), requests, answers, clock);
        this.policy = new PolicyRoutes(subjects.policies(), requests, answers, clock);
        this.laboratory = new LaboratoryRoutes(subjects.laboratory(), requests, answers, clock);
        this.autopilots = new AutopilotRoutes(subjects.autopilots(), requests, answers);
        this.deals = new DealRoutes(subjects.deals(), requests, answers, clock);
        this.erasures = new ErasureRoutes(subjects.erasures(), answers);
        this.keys = new KeyRoutes(subjects.keys(), answers);
        register();
    }

    private void register() {
        protocols.register(operations);
        listings.register(operations);
        negotiations.register(operations);
        draws.register(operations);
        mandates.register(operations);
        approvals.register(operations);
        principals.register(operations);
        policy.register(operations);
        laboratory.register(operations);
        autopilots.register(operations);
        deals.register(operations);
        erasures.register(operations);
        keys.register(operations);
    }

    /** Lets in a request that is authenticated and fits the contract, and has the reply to any other. Never throws. */
    public Admission admit(Arrival arrival) {
        return answers.orFailed(
                () -> admitHead(arrival).match(awaited -> admit(arrival, awaited), Admission.Refused::new),
                Admission.Refused::new);
    }

    private static Admission admit(Arrival arrival, HeadAdmission.BodyAwaited awaited) {
        try {
            return awaited.came(arrival.body().readNBytes(awaited.most()));
        } catch (IOException e) {
            return awaited.broke();
        }
    }

    /** The first half of {@link #admit}: judges a request by its head alone. Never throws. */
    public HeadAdmission admitHead(ArrivalHead head) {
        return answers.orFailed(() -> gate.admit(head), HeadAdmission.Answered::new);
    }

    /** What an admitted request is answered, without a controller. */
    public Answer<?> perform(Exchange exchange) {
        return operations.perform(exchange);
    }

    /** What any request is answered, from end to end. */
    public Reply reply(Arrival arrival) {
        return admit(arrival).match(this::performed, refused -> refused);
    }

    private Reply performed(Exchange exchange) {
        try (exchange) {
            return perform(exchange).reply();
        }
    }

    /** The reply to an exception that an adapter met outside the routes; logged by an id, which is all that is told. */
    public Reply failed(RuntimeException failure) {
        return answers.failed(failure);
    }

    /** The reply to a request that the host's server or its security refused with a status, before it came here. */
    public Reply refused(int status) {
        return answers.refused(status);
    }

    /** The bytes of a wire model, for an adapter's writer of bodies. */
    public byte[] bytes(Object model) {
        return MODELS.bytes(model);
    }

    Set<String> operationNames() {
        return operations.names();
    }

    public ProtocolRoutes protocols() {
        return protocols;
    }

    public ListingRoutes listings() {
        return listings;
    }

    public NegotiationRoutes negotiations() {
        return negotiations;
    }

    public DrawRoutes draws() {
        return draws;
    }

    public MandateRoutes mandates() {
        return mandates;
    }

    public ApprovalRoutes approvals() {
        return approvals;
    }

    public PrincipalRoutes principals() {
        return principals;
    }

    public PolicyRoutes policy() {
        return policy;
    }

    public LaboratoryRoutes laboratory() {
        return laboratory;
    }

    public AutopilotRoutes autopilots() {
        return autopilots;
    }

    public DealRoutes deals() {
        return deals;
    }

    public ErasureRoutes erasures() {
        return erasures;
    }

    public KeyRoutes keys() {
        return keys;
    }
}
