/** SQL: of the payment `p`, what it was paid with of lines of the bank, as far as nobody said that it was not. */
export const paidByLines = `coalesce((
    select sum(case t.kind when 'undone' then -t.amount_minor else t.amount_minor end) from takings t
    where t.payment_id = p.id and t.kind in ('taken', 'undone') and t.account = 'suspense'
  ), 0)`;
