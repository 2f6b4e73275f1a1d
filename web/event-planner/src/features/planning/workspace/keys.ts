/** A short name of its own for a part of an event, such as `tax-3f9a1c04`. */
export const shortKey = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 8)}`;
