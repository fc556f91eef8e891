create table goods (name varchar(100));
insert into goods values ('lamp');
