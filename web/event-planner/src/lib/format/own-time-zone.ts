/** That of whoever reads. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
