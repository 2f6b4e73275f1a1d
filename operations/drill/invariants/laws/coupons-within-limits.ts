import type { Law } from '../law.ts';

interface Counted {
  readonly what: string;
  readonly name: string;
  readonly of: string;
  /** Of a redemption, whose use it is. */
  readonly mine: string;
}
const over = ({ what, name, of, mine }: Counted): string => `
  select format('${what} %s was used %s times, of which %s are counted here, and may be %s times (excess %s)', ${name}, c.uses, coalesce(used.uses, 0), coalesce(c.max_uses::text, 'any number of'), c.excess) as violation
  from ${of} c left join (select ${mine} as id, count(*)::int as uses from redemptions where counted group by 1) used on used.id = c.id
  where c.uses <> coalesce(used.uses, 0) or c.uses > c.max_uses + c.excess`;

export const couponsWithinLimits: Law = {
  name: 'coupons-within-limits',
  says: 'No campaign and no code is used more often than it may be, open carts counted; what was over before says so',
  cure: 'Correct uses to what was counted here; where that is too many, end the campaign and decide about the last orders.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from redemptions' },
  steps: [
    {
      in: 'booking',
      sql: `${over({ what: 'the campaign', name: 'c.id', of: 'campaigns', mine: 'campaign_id' })} union all ${over({ what: 'the code', name: 'c.code', of: 'coupon_codes', mine: 'code_id' })}`,
    },
  ],
};
