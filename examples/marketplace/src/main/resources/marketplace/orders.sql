create table if not exists shop_order (
  id varchar(128) primary key,
  buyer varchar(128) not null,
  seller varchar(128) not null,
  listing varchar(128) not null,
  title varchar(256) not null,
  total bigint not null,
  list_total bigint not null,
  currency char(3) not null,
  placed_at timestamp with time zone not null
);
create index if not exists shop_order_buyer on shop_order (buyer, placed_at);
create table if not exists shop_order_line (
  order_id varchar(128) not null references shop_order (id),
  place int not null,
  item varchar(128) not null,
  title varchar(256) not null,
  units bigint not null,
  amount bigint not null,
  list_amount bigint not null,
  terms varchar(65536) not null,
  deal varchar(64),
  primary key (order_id, place)
);
create table if not exists shop_watch (
  person varchar(128) not null,
  listing varchar(128) not null,
  since timestamp with time zone not null,
  primary key (person, listing)
);
