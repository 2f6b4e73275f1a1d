/**
 * While requests arrive together, the next ones wait so long for each other: reading and writing them together costs a third, and the real provider takes a hundred
 * times as long. One that comes alone waits for nobody.
 */
export const gatherMs = 4;
