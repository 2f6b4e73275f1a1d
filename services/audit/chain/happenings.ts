/** What happens to the trail itself is in it, too. */
export const erased = 'audit.person_erased';
export const dropped = 'audit.entries_dropped';
/** Booking's: nobody may know any more whose order it was. */
export const orderForgotten = 'order.forgotten';
