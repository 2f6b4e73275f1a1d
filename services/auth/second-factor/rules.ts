export const ticketSeconds = 5 * 60;
export const ticketTries = 5;

export const recoveryCodeCount = 10;

/** As people type it: without spaces and hyphens, in whatever case. */
export const canonical = (code: string): string => code.replaceAll(/[\s-]/g, '').toLowerCase();

export const isTotpShaped = (code: string): boolean => /^\d{6}$/.test(canonical(code));
