-- Every object of the API in one table: what is common to all (looked up by id, listed newest first, changed by version) is written once.
create table objects (
  id text primary key,
  kind text not null,
  number bigint generated always as identity,
  -- The connected account it belongs to; null for the platform's own.
  account text,
  -- What it is listed by: a charge's intent, a transaction's source, a method's customer.
  parent text,
  object jsonb not null,
  -- What the sandbox knows and the API does not say, such as how a card behaves.
  notes jsonb,
  version integer not null default 1,
  -- When something happens to it by itself.
  due_at timestamptz
);

create index objects_by_kind on objects (kind, number);
create index objects_by_parent on objects (parent, number) where parent is not null;
create index objects_due on objects (due_at) where due_at is not null;

insert into objects (id, kind, object, notes)
select id, 'payment_method', object, case when decline_code is null then '{}' else jsonb_build_object('behaviour', jsonb_build_object('declines', decline_code)) end
from payment_methods order by id;

insert into objects (id, kind, object, version)
select id, 'payment_intent', object || '{"capture_method": "automatic", "transfer_group": null}', version from payment_intents order by object->'created';

-- Charges were only a name until now.
insert into objects (id, kind, parent, object)
select object->>'latest_charge', 'charge', id, jsonb_build_object(
  'id', object->'latest_charge', 'object', 'charge', 'amount', object->'amount', 'amount_captured', object->'amount_received',
  'amount_refunded', coalesce((select sum(amount) from refunds where payment_intent = i.id and refunds.object->>'status' <> 'failed'), 0),
  'captured', true, 'created', object->'created', 'currency', object->'currency', 'metadata', object->'metadata', 'paid', true,
  'payment_intent', id, 'payment_method', object->'payment_method', 'status', 'succeeded', 'disputed', false, 'refunded', false,
  'balance_transaction', null, 'livemode', false)
from payment_intents i where object->>'status' = 'succeeded' order by object->'created';

insert into objects (id, kind, parent, object) select id, 'refund', payment_intent, object from refunds order by object->'created';

drop table refunds;
drop table payment_intents;
drop table payment_methods;

create index idempotency_keys_by_age on idempotency_keys (created_at);
create index events_by_type on events (type, number);
