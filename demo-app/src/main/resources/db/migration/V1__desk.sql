create table articles (
    code     varchar(40)    primary key,
    name     varchar(80)    not null,
    price    decimal(10, 2) not null,
    currency char(3)        not null
);

insert into articles (code, name, price, currency) values
    ('lantern', 'Storm lantern',      34.90, 'EUR'),
    ('rope',    'Hemp rope, 20 m',    18.50, 'EUR'),
    ('anchor',  'Folding anchor',     62.00, 'EUR'),
    ('compass', 'Pocket compass',     27.25, 'EUR'),
    ('kettle',  'Copper kettle',      45.00, 'EUR'),
    ('tarp',    'Tarpaulin, 3 x 4 m', 21.80, 'EUR');

create table orders (
    id          uuid                        primary key,
    customer    varchar(80)                 not null,
    article     varchar(40)                 not null,
    quantity    int                         not null,
    accepted_at timestamp(6) with time zone not null,
    state       varchar(8)                  not null
);
