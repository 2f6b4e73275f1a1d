/** How long a booking may take to be paid, counted from when it was made; its places are kept as long. */
export const paySeconds = 15 * 60;
