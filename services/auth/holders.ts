/** The services that know somebody beside us: who wants their data waits for these, and so does who wants to be forgotten. */
export const holders = ['event', 'booking', 'payment', 'notification', 'audit'] as const;
