/** By the clock of who reads. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
