-- Whoever runs the platform looks a booking up by what its buyer says.
create index sales_by_reference on sales (reference);
