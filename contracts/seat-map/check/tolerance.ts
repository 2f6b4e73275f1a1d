/**
 * Seats closer than this are taken to stand in each other's place. One unit is the usual distance; narrow old houses seat people at 0.85 of it,
 * and rounding to the grid of an editor takes some more.
 */
export const leastSeatDistance = 0.7;
/** How far from a wheelchair space its companion may sit. */
export const companionDistance = 2;
