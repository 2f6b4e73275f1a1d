import { createContext, type ReactNode, useContext } from 'react';
import type { TicketType } from '@event-planner/contracts/event';

/** What a page offers beside a ticket type that is sold out. */
const SoldOutExtra = createContext<((type: TicketType) => ReactNode) | undefined>(undefined);

export const SoldOutExtraProvider = SoldOutExtra.Provider;
export const useSoldOutExtra = () => useContext(SoldOutExtra);
