import { chooseLanguage, inLanguage, type Localizable } from '@event-planner/contracts/in-language';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageInAddress } from './language.ts';

export interface Readable<Event> {
  readonly event: Event;
  /** Of what its organizer wrote, where that is not the language of the page around it. */
  readonly lang?: string | undefined;
}

/** Which language of an event its reader gets: the one in the address, that of the page, one the browser names, or else its own. */
export function useEventLanguage<Event extends Localizable>(event: Event): Readable<Event> {
  const page = useTranslation().i18n.language;
  return useMemo(() => {
    const language = chooseLanguage(
      event,
      [languageInAddress(), page, ...navigator.languages].filter(one => one !== undefined),
    );
    return { event: inLanguage(event, language), lang: language === page ? undefined : language };
  }, [event, page]);
}
