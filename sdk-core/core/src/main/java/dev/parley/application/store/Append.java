// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is written together or not at all. Guards are checked in this order, the first that fails naming the result: the
 * kept answer, accounts (sorted), conditions (sorted), records (sorted), the order, deals, the stream. Rows are locked in the same
 * order; no append both rests on a record and puts one of that kind and id.
 *
 * @param tenant whose rows
 * @param stream events of a negotiation and its head, where there are any
 * @param accounts changes of accounts, at most one for each account and holder
 * @param conditions records that it rests on, see {@link Condition}
 * @param records records to put
 * @param order what becomes of an order's reference
 * @param deals deals to add or to move on
 * @param messages messages for the outbox
 * @param answer the answer to keep for the command's idempotency key
 */
public record Append(
        Tenant tenant,
        Optional<StreamAppend> stream,
        List<AccountChange> accounts,
        List<Condition> conditions,
        List<RecordPut> records,
        Optional<OrderChange> order,
        List<DealChange> deals,
        List<NewMessage> messages,
        Optional<StoredAnswer> answer) {
    public Append {
        Objects.requireNonNull(tenant, "tenant");
        accounts = accounts.stream().sorted().toList();
        conditions = conditions.stream().distinct().sorted().toList();
        records = records.stream().sorted().toList();
        deals = List.copyOf(deals);
        messages = List.copyOf(messages);
        requireOneTenant(tenant, stream, deals);
        requireApart(conditions, records);
    }

    /** Two who share the lock on a record and then both want to write it would wait for each other. */
    private static void requireApart(List<Condition> conditions, List<RecordPut> records) {
        for (Condition condition : conditions) {
            if (records.stream()
                    .anyMatch(put -> put.kind() == condition.kind() && put.id().equals(condition.id()))) {
                throw new IllegalArgumentException("an append cannot rest on a record that it puts: " + condition);
            }
        }
    }

    private static void requireOneTenant(Tenant tenant, Optional<StreamAppend> stream, List<DealChange> deals) {
        boolean foreignStream =
                stream.isPresent() && !stream.get().head().tenant().equals(tenant);
        boolean foreignDeal = deals.stream()
                .anyMatch(change -> change instanceof DealChange.Add add
                        && !add.row().tenant().equals(tenant));
        if (foreignStream || foreignDeal) {
            throw new IllegalArgumentException("an append writes rows of one tenant only");
        }
    }

    /** Begins an append for a tenant. */
    public static Builder to(Tenant tenant) {
        return new Builder(tenant);
    }

    /** Collects what is written together. */
    public static final class Builder {
        private final Tenant tenant;
        private Optional<StreamAppend> stream = Optional.empty();
        private final List<AccountChange> accounts = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();
        private final List<RecordPut> records = new ArrayList<>();
        private Optional<OrderChange> order = Optional.empty();
        private final List<DealChange> deals = new ArrayList<>();
        private final List<NewMessage> messages = new ArrayList<>();
        private Optional<StoredAnswer> answer = Optional.empty();

        private Builder(Tenant tenant) {
            this.tenant = tenant;
        }

        public Builder stream(StreamAppend append) {
            stream = Optional.of(append);
            return this;
        }

        public Builder account(AccountChange change) {
            accounts.add(change);
            return this;
        }

        public Builder condition(Condition condition) {
            conditions.add(condition);
            return this;
        }

        public Builder record(RecordPut put) {
            records.add(put);
            return this;
        }

        public Builder order(OrderChange change) {
            order = Optional.of(change);
            return this;
        }

        public Builder deal(DealChange change) {
            deals.add(change);
            return this;
        }

        public Builder message(NewMessage message) {
            messages.add(message);
            return this;
        }

        public Builder answer(StoredAnswer kept) {
            answer = Optional.of(kept);
            return this;
        }

        public Append build() {
            return new Append(tenant, stream, accounts, conditions, records, order, deals, messages, answer);
        }
    }
}
