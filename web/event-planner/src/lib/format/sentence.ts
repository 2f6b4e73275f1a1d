/** Something said as inside a sentence, `only 2 places are left`, as a sentence of its own. */
export const asSentence = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1) + (/[.?!]$/.test(said) ? '' : '.');
