-- What moved a buyer's credit, and what moved that of an organizer's buyers, the newest first.
create index credit_movements_of_user on credit_movements (user_id, happened_at desc, id desc);
create index credit_movements_of_organizer on credit_movements (organizer_id, happened_at desc, id desc);
