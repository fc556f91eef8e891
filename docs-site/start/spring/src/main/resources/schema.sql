create table orders (
    reference   varchar(64) primary key,
    buyer       varchar(128) not null,
    minor_units bigint       not null,
    currency    char(3)      not null
);
