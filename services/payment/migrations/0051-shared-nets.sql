-- The posting of a net says by how much what several taxes are taken of is more than what bears any of them.
alter table ledger_postings
  drop constraint taxes_have_rates,
  add constraint taxes_have_rates check (
    case when tax_name is null then tax_millionths is null and not reverse_charge and (base_minor is null or account in ('sales', 'refunds', 'written_off'))
    else account = 'taxes' and tax_millionths >= 0 and base_minor is not null and (amount_minor = 0 or not reverse_charge) end
  );
