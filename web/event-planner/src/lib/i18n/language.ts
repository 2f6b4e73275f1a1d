import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../browser-storage.ts';
import { en } from './en.ts';
import type { Sentences } from './sentences.ts';

export const languages = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof languages;

export const isLanguage = (name: string | undefined): name is Language => name !== undefined && name in languages;

/** English comes with the app; the others are fetched when somebody reads them. */
const load: Record<Language, () => Promise<Sentences>> = {
  en: () => Promise.resolve(en),
  de: () => import('./de.ts').then(({ de }) => de),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
};

export const i18n = createInstance();

type Part = Readonly<Record<Language, () => Promise<object>>>;
/** Sentences of parts of the app that not everybody opens, by their namespace. */
const parts = new Map<string, Part>();

/** Brings the sentences of a part of the app, now and with every language chosen later. */
export async function addPart(name: string, part: Part): Promise<void> {
  parts.set(name, part);
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  await Promise.all([loadPart(name, 'en'), loadPart(name, language)]);
}

async function loadPart(name: string, language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, name)) i18n.addResourceBundle(language, name, asSet(await parts.get(name)?.[language](), language));
}

/** `?lang=de`: a link may say which language it means, also one that only some event is written in. */
export const languageInAddress = (): string | undefined => new URLSearchParams(location.search).get('lang') ?? undefined;

/** Starts in the language of the address or the one chosen before, else the first the browser asks for that we speak, else English. */
export async function startLanguage(): Promise<void> {
  await i18n
    .use(initReactI18next)
    .init({ lng: 'en', fallbackLng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
  const asked = [
    languageInAddress()?.slice(0, 2),
    readStored('localStorage', 'language'),
    ...navigator.languages.map(name => name.slice(0, 2)),
  ];
  await changeLanguage(asked.find(isLanguage) ?? 'en').catch(() => changeLanguage('en'));
}

/** In French no line begins with the sign that ends the one before: the spaces around it do not break. */
export const asSet = <Words>(words: Words, language: Language): Words =>
  language === 'fr' ? (JSON.parse(JSON.stringify(words).replaceAll(/ (?=[?!:;»])|(?<=«) /g, '\u00a0')) as Words) : words;

export async function chooseLanguage(language: Language): Promise<void> {
  writeStored('localStorage', 'language', language);
  await changeLanguage(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation'))
    i18n.addResourceBundle(language, 'translation', asSet(await load[language](), language));
  await Promise.all([...parts.keys()].map(name => loadPart(name, language)));
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
