/** SQL: of the payment `p`, what it was paid with of lines of the bank, as far as nobody said that it was not. */
export const paidByLines = `coalesce((
    select sum(t.amount_minor) from takings t where t.payment_id = p.id and t.kind = 'taken' and t.account = 'suspense'
      and t.nth > coalesce((select max(nth) from takings where payment_id = p.id and kind = 'undone'), 0)
  ), 0)`;
