/** True of every event. Eleven, because that shares no factor with the other lists: a pair comes back only after many events. */
export const closings: readonly string[] = [
  'Tickets can be passed on to friends until the doors open.',
  'The nearest stop is five minutes from {venue} on foot.',
  'Bicycles can be locked in front of {venue}.',
  'There is something to eat and drink at {venue}, at prices that nobody remembers for the wrong reasons.',
  'The staff in green waistcoats know the way and have time.',
  'If the date has to be moved, tickets stay valid and money goes back on request.',
  'On your telephone or on paper: tickets are read at the door even without a network.',
  'Please do not post a picture of your ticket; its code lets in one person, once.',
  'What is left behind waits at {venue} for three months.',
  'Those who travel to {city} should book a bed in time.',
  'Questions about access are answered by people, in {city}, within a day.',
];
