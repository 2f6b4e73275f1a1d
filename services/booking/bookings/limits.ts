/** How long a booking may take to be paid, counted from when it was made; its places are kept as long. */
export const paySeconds = 15 * 60;
/** Bookings made together. Beyond this a batch only grows slower, not cheaper by booking. */
export const maxBatch = 128;
/** Bookings that may wait; more are refused at once, for they would be answered too late. */
export const maxWaiting = 5000;
