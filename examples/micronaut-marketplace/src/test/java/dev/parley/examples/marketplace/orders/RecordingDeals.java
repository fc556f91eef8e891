package dev.parley.examples.marketplace.orders;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.port.Caller;
import dev.parley.protocol.Award;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealConditions;
import dev.parley.settlement.DealLine;
import dev.parley.settlement.DealOrigin;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Deals whose redemption is a row written in the host's current transaction, so that a test sees it commit or not. */
@Singleton
@Requires(property = "orders.test")
@Replaces(Deals.class)
class RecordingDeals implements Deals {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Hash HASH = Hash.sha256(new byte[] {1});

    private final Connection connection;
    private final Map<DealId, Deal> agreed = new ConcurrentHashMap<>();
    private final Map<DealId, Reason> refusals = new ConcurrentHashMap<>();

    RecordingDeals(Connection connection) {
        this.connection = connection;
    }

    @Transactional
    void makeTable() {
        execute("create table if not exists redeemed (deal varchar(64) primary key, order_reference varchar(128))");
    }

    @Transactional
    void breakOrders() {
        execute("alter table shop_order_line rename to shop_order_line_away");
    }

    @Transactional
    void mendOrders() {
        execute("alter table shop_order_line_away rename to shop_order_line");
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    DealId agree(String id, long cents) {
        return agreeOn(id, cents, "cam-nikon-fm2", "body");
    }

    DealId agreeOn(String id, long cents, String listing, String item) {
        Money amount = Money.of(cents, "EUR");
        Terms terms = Terms.of(new ItemId(item), Map.of(new IssueId("price"), Value.of(amount)));
        DealLine line = DealLine.of(new Award(new SeatId("buyer"), new SeatId("seller"), terms, amount, 1));
        DealId deal = new DealId(id);
        agreed.put(
                deal,
                new Deal(
                        deal,
                        Caller.MAIN,
                        new PrincipalId("ines"),
                        new PrincipalId("mara"),
                        origin(listing),
                        new DealConditions(
                                PriceBasis.ALL_INCLUDED,
                                Binding.ON_PAYMENT,
                                StockPolicy.RESERVED_AT_AGREEMENT,
                                SettlementRule.EACH_ITEM),
                        List.of(line),
                        amount,
                        NOON,
                        NOON.plusSeconds(900)));
        return deal;
    }

    private static DealOrigin origin(String listing) {
        return new DealOrigin(
                new NegotiationId("n-1"),
                new ListingRef(listing),
                new ProtocolId("alternating-offers", 1),
                HASH,
                Optional.of(1L),
                new DealOrigin.TranscriptHead(3, HASH));
    }

    void refuse(DealId deal, Reason reason) {
        refusals.put(deal, reason);
    }

    @Transactional
    Optional<String> redeemedBy(DealId deal) {
        try (PreparedStatement select =
                connection.prepareStatement("select order_reference from redeemed where deal = ?")) {
            select.setString(1, deal.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Outcome<DealView> find(Caller caller, DealId deal) {
        return Optional.ofNullable(agreed.get(deal))
                .map(found -> Outcome.done(new DealView(found, "", found.agreed(), NOON)))
                .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    /** Joins the transaction of whoever calls, as Parley does. */
    @Override
    public Outcome<List<DealView>> redeem(Caller caller, List<DealId> deals, OrderReference order) {
        DealId deal = deals.get(0);
        if (!caller.is(Caller.Role.HOST)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        if (refusals.containsKey(deal)) {
            return Outcome.refused(refusals.get(deal));
        }
        try (PreparedStatement merge = connection.prepareStatement("merge into redeemed key (deal) values (?, ?)")) {
            merge.setString(1, deal.value());
            merge.setString(2, order.value());
            merge.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return find(caller, deal).map(List::of);
    }

    @Override
    public Outcome<Page<DealView>> list(Caller caller, Optional<String> cursor, int limit) {
        throw new AssertionError("the shop has no business to ask this");
    }

    @Override
    public Outcome<DealView> beginCheckout(Caller caller, DealId deal, IdempotencyKey key) {
        throw new AssertionError("the shop has no business to ask this");
    }

    @Override
    public Outcome<List<DealView>> redeemNow(Caller caller, List<DealId> deals, OrderReference order) {
        throw new AssertionError("the shop has no business to ask this");
    }

    @Override
    public Outcome<List<DealView>> reverse(Caller caller, OrderReference order, IdempotencyKey key) {
        throw new AssertionError("the shop has no business to ask this");
    }

    @Override
    public Outcome<DealView> cancel(Caller caller, DealId deal, IdempotencyKey key) {
        throw new AssertionError("the shop has no business to ask this");
    }
}
