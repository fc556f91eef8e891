-- Parley's tables. A host that migrates by itself runs this file with the placeholder `schema` set to Parley's schema,
-- which exists already. Instants are whole microseconds.

CREATE TABLE "${schema}".parley_heads (
    tenant           varchar(128) NOT NULL,
    negotiation      varchar(64) NOT NULL,
    listing          varchar(128) NOT NULL,
    category         varchar(128) NOT NULL,
    protocol_name    varchar(64) NOT NULL,
    protocol_version integer NOT NULL,
    version          bigint NOT NULL,
    is_open          boolean NOT NULL,
    phase            varchar(200) NOT NULL,
    next_deadline    timestamp(6) with time zone,
    due_at           timestamp(6) with time zone,
    seats            varbinary NOT NULL,
    opened_at        timestamp(6) with time zone NOT NULL,
    updated_at       timestamp(6) with time zone NOT NULL,
    erased           boolean NOT NULL,
    PRIMARY KEY (tenant, negotiation)
);
COMMENT ON TABLE "${schema}".parley_heads IS 'What is known of a negotiation without its events. Distribution key: negotiation.';
COMMENT ON COLUMN "${schema}".parley_heads.due_at IS 'When the deadline may be claimed: the deadline itself, or the end of the lease on it.';
CREATE INDEX parley_heads_by_listing ON "${schema}".parley_heads (tenant, listing, negotiation);
CREATE INDEX parley_heads_by_due ON "${schema}".parley_heads (due_at);
CREATE INDEX parley_heads_by_end ON "${schema}".parley_heads (is_open, updated_at);

CREATE TABLE "${schema}".parley_seats (
    tenant      varchar(128) NOT NULL,
    negotiation varchar(64) NOT NULL,
    seat        varchar(64) NOT NULL,
    role        varchar(20) NOT NULL,
    principal   varchar(128) NOT NULL,
    listing     varchar(128) NOT NULL,
    PRIMARY KEY (tenant, negotiation, seat)
);
COMMENT ON TABLE "${schema}".parley_seats IS 'Who takes part, for lists. Distribution key: negotiation.';
CREATE INDEX parley_seats_by_principal ON "${schema}".parley_seats (tenant, principal, negotiation);
CREATE INDEX parley_seats_by_listing ON "${schema}".parley_seats (tenant, principal, listing, negotiation);

CREATE TABLE "${schema}".parley_events (
    tenant      varchar(128) NOT NULL,
    negotiation varchar(64) NOT NULL,
    seq         bigint NOT NULL,
    header      varbinary NOT NULL,
    previous    varbinary NOT NULL,
    hash        varbinary NOT NULL,
    PRIMARY KEY (tenant, negotiation, seq)
);
COMMENT ON TABLE "${schema}".parley_events IS 'The chained events, canonical bytes as they were hashed. Distribution key: negotiation.';

CREATE TABLE "${schema}".parley_parts (
    tenant      varchar(128) NOT NULL,
    negotiation varchar(64) NOT NULL,
    seq         bigint NOT NULL,
    part        integer NOT NULL,
    audience    varchar(200) NOT NULL,
    commitment  varbinary NOT NULL,
    salt        varbinary,
    content     varbinary,
    PRIMARY KEY (tenant, negotiation, seq, part)
);
COMMENT ON TABLE "${schema}".parley_parts IS 'The parts of events, each for its audience; salt and content go when it is erased. Distribution key: negotiation.';

CREATE TABLE "${schema}".parley_snapshots (
    tenant      varchar(128) NOT NULL,
    negotiation varchar(64) NOT NULL,
    seq         bigint NOT NULL,
    content     varbinary NOT NULL,
    PRIMARY KEY (tenant, negotiation, seq)
);
COMMENT ON TABLE "${schema}".parley_snapshots IS 'What negotiations had come to with some of their events, encrypted; it can always be made again from the events. Distribution key: negotiation.';

CREATE TABLE "${schema}".parley_accounts (
    tenant      varchar(128) NOT NULL,
    kind        varchar(40) NOT NULL,
    account_key varchar(400) NOT NULL,
    capacity    bigint NOT NULL,
    held        bigint NOT NULL,
    consumed    bigint NOT NULL,
    closed      boolean NOT NULL,
    PRIMARY KEY (tenant, kind, account_key)
);
COMMENT ON TABLE "${schema}".parley_accounts IS 'Budgets, numbers of deals, units of stock. Distribution key: account (a mandate, a stock unit, a buyer on a listing).';

CREATE TABLE "${schema}".parley_holds (
    tenant      varchar(128) NOT NULL,
    kind        varchar(40) NOT NULL,
    account_key varchar(400) NOT NULL,
    holder      varchar(400) NOT NULL,
    amount      bigint NOT NULL,
    principal   varchar(128),
    since       timestamp(6) with time zone,
    PRIMARY KEY (tenant, kind, account_key, holder)
);
COMMENT ON TABLE "${schema}".parley_holds IS 'What each holder has set aside on an account. Distribution key: account.';
CREATE INDEX "${schema}".parley_holds_by_principal ON "${schema}".parley_holds (tenant, principal, holder, kind, account_key);

CREATE TABLE "${schema}".parley_records (
    tenant    varchar(128) NOT NULL,
    kind      varchar(40) NOT NULL,
    record_id varchar(400) NOT NULL,
    revision  bigint NOT NULL,
    body      varbinary NOT NULL,
    PRIMARY KEY (tenant, kind, record_id)
);
COMMENT ON TABLE "${schema}".parley_records IS 'Admissions, bars, mandates, approvals, policies, listings, private terms, erasures, keys. Distribution key: record (an admission, a mandate; for the others the tenant).';

CREATE TABLE "${schema}".parley_owners (
    tenant    varchar(128) NOT NULL,
    kind      varchar(40) NOT NULL,
    owner     varchar(200) NOT NULL,
    record_id varchar(400) NOT NULL,
    PRIMARY KEY (tenant, kind, owner, record_id)
);
COMMENT ON TABLE "${schema}".parley_owners IS 'By whom a record can be listed. Distribution key: record.';
CREATE INDEX parley_owners_by_record ON "${schema}".parley_owners (tenant, kind, record_id);

CREATE TABLE "${schema}".parley_orders (
    tenant          varchar(128) NOT NULL,
    order_reference varchar(128) NOT NULL,
    buyer           varchar(128) NOT NULL,
    currency        char(3) NOT NULL,
    undone          boolean NOT NULL,
    PRIMARY KEY (tenant, order_reference)
);
COMMENT ON TABLE "${schema}".parley_orders IS 'To which buyer and currency an order''s reference belongs, for ever. Distribution key: order.';

CREATE TABLE "${schema}".parley_deals (
    tenant          varchar(128) NOT NULL,
    deal            varchar(64) NOT NULL,
    negotiation     varchar(64) NOT NULL,
    listing         varchar(128) NOT NULL,
    buyer           varchar(128) NOT NULL,
    seller          varchar(128) NOT NULL,
    content         varbinary NOT NULL,
    signature       varchar NOT NULL,
    authority       varbinary NOT NULL,
    state           varchar(40) NOT NULL,
    expires_at      timestamp(6) with time zone NOT NULL,
    due_at          timestamp(6) with time zone,
    order_reference varchar(128),
    status          varbinary NOT NULL,
    PRIMARY KEY (tenant, deal)
);
COMMENT ON TABLE "${schema}".parley_deals IS 'What was agreed, and how it stands. Distribution key: negotiation.';
COMMENT ON COLUMN "${schema}".parley_deals.due_at IS 'When the expiry may be claimed: the expiry itself, or the end of the lease on it.';
CREATE INDEX parley_deals_by_buyer ON "${schema}".parley_deals (tenant, buyer, deal);
CREATE INDEX parley_deals_by_seller ON "${schema}".parley_deals (tenant, seller, deal);
CREATE INDEX parley_deals_by_negotiation ON "${schema}".parley_deals (tenant, negotiation, deal);
CREATE INDEX parley_deals_by_order ON "${schema}".parley_deals (tenant, order_reference, deal);
CREATE INDEX parley_deals_by_listing ON "${schema}".parley_deals (tenant, listing, expires_at);
CREATE INDEX parley_deals_by_due ON "${schema}".parley_deals (due_at);
CREATE INDEX parley_deals_by_end ON "${schema}".parley_deals (due_at, expires_at);

CREATE TABLE "${schema}".parley_outbox (
    tenant       varchar(128) NOT NULL,
    id           bigint GENERATED ALWAYS AS IDENTITY,
    queue        varchar(128) NOT NULL,
    topic        varchar(200) NOT NULL,
    message_key  varchar(200) NOT NULL,
    body         varbinary NOT NULL,
    ready_at     timestamp(6) with time zone NOT NULL,
    leased_until timestamp(6) with time zone,
    attempts     integer NOT NULL,
    PRIMARY KEY (tenant, id)
);
COMMENT ON TABLE "${schema}".parley_outbox IS 'What is still to be done or told. Distribution key: tenant.';
CREATE INDEX parley_outbox_by_key ON "${schema}".parley_outbox (tenant, message_key, id);
CREATE INDEX parley_outbox_by_queue ON "${schema}".parley_outbox (queue, id);

CREATE TABLE "${schema}".parley_answers (
    tenant      varchar(128) NOT NULL,
    scope       varchar(400) NOT NULL,
    answer_key  varchar(128) NOT NULL,
    fingerprint varbinary NOT NULL,
    answer      varbinary NOT NULL,
    expires_at  timestamp(6) with time zone NOT NULL,
    PRIMARY KEY (tenant, scope, answer_key)
);
COMMENT ON TABLE "${schema}".parley_answers IS 'The answers kept for commands, by idempotency key. Distribution key: tenant.';
CREATE INDEX parley_answers_by_expiry ON "${schema}".parley_answers (expires_at);
