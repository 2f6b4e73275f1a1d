import { WaitingLanguage } from '@event-planner/contracts/waiting-list';

/** In which of the languages that mails are written in somebody is told. */
export const mailLanguage = (language: string): WaitingLanguage => WaitingLanguage.catch('en').parse(language.slice(0, 2));
