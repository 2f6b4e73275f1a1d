-- What was bought of another buyer was counted as bought online.
update bookings set origin = 'resale' where resale_ids is not null and origin = 'online';
