/** Closes a socket that was opened by somebody whose session has ended: sign in, and open another. */
export const sessionEnded = 4401;
