import type { Hold, HoldRequest } from '@event-planner/contracts/booking';
import { HoldRequest as Request } from '@event-planner/contracts/booking';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isRefusal } from '../../lib/api/api-error.ts';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import { avoiding, sameAgain, sameParty, seatsIn } from '../../lib/order/together.ts';

type Items = HoldRequest['items'];

const nameOf = (holdId: string): string => `best-seats:${holdId}`;

/** Keeps what was asked for beside the hold it led to, so that others can be found for the same people and wishes. */
export const rememberAsked = (holdId: string, items: Items): void => writeStored('sessionStorage', nameOf(holdId), JSON.stringify(items));

function askedFor(hold: Hold): Items {
  try {
    return Request.shape.items.parse(JSON.parse(readStored('sessionStorage', nameOf(hold.id)) ?? ''));
  } catch {
    return sameParty(hold);
  }
}

interface Finding {
  readonly create: (items: Items) => Promise<Hold>;
  readonly release: (holdId: string) => Promise<unknown>;
  readonly onFound: (hold: Hold) => void;
}

/** Other seats than those that were found: these are given back first, and taken again when there are no others. */
export function useOthers({ create, release, onFound }: Finding) {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const others = useMutation({
    async mutationFn(hold: Hold): Promise<{ readonly hold: Hold; readonly thereAreNone: boolean }> {
      const asked = askedFor(hold);
      const shown = [...new Set([...seen, ...seatsIn(hold)])];
      await release(hold.id);
      setSeen(shown);
      try {
        const found = await create(avoiding(asked, shown));
        rememberAsked(found.id, asked);
        return { hold: found, thereAreNone: false };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // From the beginning again: perhaps one of the first was the one after all.
        setSeen([]);
        const back = await create(sameAgain(hold));
        rememberAsked(back.id, asked);
        return { hold: back, thereAreNone: true };
      }
    },
    onSuccess: ({ hold }) => onFound(hold),
  });
  return { show: others.mutate, busy: others.isPending, thereAreNone: others.data?.thereAreNone === true, error: others.error };
}
