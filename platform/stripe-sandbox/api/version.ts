/** The version of the API the official client speaks; it is written into every event. */
export const apiVersion = '2026-10-28.endive';

/** Of the provider's versions there is this one here. */
export const isKnownVersion = (version: string): boolean => /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(version);
