-- A document under reverse charge names the VAT ids of both (Directive 2006/112/EC, art. 226, 3 and 4): it waits until its seller has said theirs.
create function wants_vat_id(of_sale sales) returns boolean language sql stable as $$
  select coalesce((of_sale.price ->> 'reverseCharge')::boolean, false)
    and exists (select from billing_profiles where organizer_id = of_sale.organizer_id and form ->> 'vatId' is null)
$$;
