import { addPart } from './language.ts';

/** What owners, those who run the platform and whoever looks at what they did themselves read about who changed what; downloaded with its pages. */
export const loadAudit = (): Promise<void> =>
  addPart('audit', {
    en: () => import('./en/audit.ts').then(part => part.audit),
    de: () => import('./de/audit.ts').then(part => part.audit),
    fr: () => import('./fr/audit.ts').then(part => part.audit),
  });
