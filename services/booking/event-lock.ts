/**
 * SQL for the advisory lock of an event. Whoever sells or takes back shares it before looking at what is counted; whoever changes the event has it alone. So a sale
 * needs no lock on the counters to know that it has none to count, and what was sold without counting can be counted once a ticket type gets a capacity.
 */
export const eventLock = (eventId: string): string => `hashtextextended('event:' || ${eventId}, 0)`;
