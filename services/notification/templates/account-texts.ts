import type { CodePurpose } from '@event-planner/contracts/user-messages';
import { noticedWords, type NoticedWords } from './noticed-texts.ts';
import type { Language } from './texts.ts';

/** What the owner of an account is told of it, in one language. */
export interface AccountWords {
  readonly greeting: (name: string) => string;
  readonly code: {
    readonly subject: (code: string) => string;
    /** What happens when it is entered. */
    readonly body: Readonly<Record<CodePurpose, string>>;
    readonly validUntil: (minutes: number) => string;
    readonly notYou: Readonly<Record<CodePurpose, string>>;
  };
  readonly tried: {
    readonly subject: string;
    readonly heading: string;
    readonly noAccount: string;
    readonly signUp: string;
    /** Of who wanted this address for theirs. */
    readonly taken: string;
    readonly signIn: string;
    readonly notYou: string;
  };
  /** The last thing they hear of us. */
  readonly erased: { readonly subject: string; readonly body: string; readonly kept: string };
  readonly noticed: NoticedWords;
}

const mistyped = 'You did not ask for it? Then somebody mistyped an address. Nothing happens without the code; never tell it to anyone.';
const guarded = 'You did not ask for it? Then tell the code to nobody: without it nothing happens to your account.';

const en: AccountWords = {
  greeting: name => `Hello ${name},`,
  code: {
    subject: code => `${code} is your code`,
    body: {
      register: 'enter this code to go on:',
      sign_in: 'enter this code to sign in:',
      reset_password: 'enter this code to choose a new password:',
      confirm: 'enter this code to show that it is you:',
      leave_address: 'you want to use another e-mail address. Enter this code to leave this one:',
      take_address: 'enter this code to use this e-mail address for your account:',
    },
    validUntil: minutes => (minutes === 1 ? 'It works for one minute.' : `It works for ${minutes} minutes.`),
    notYou: {
      register: mistyped,
      sign_in: guarded,
      reset_password: guarded,
      confirm: guarded,
      leave_address: 'You do not want that? Then somebody else is signed in to your account: choose a new password now.',
      take_address: mistyped,
    },
  },
  tried: {
    subject: 'Somebody tried this e-mail address',
    heading: 'Was it you?',
    noAccount: 'Somebody, perhaps you, wanted to sign in with this address. There is no account with it: you may have used another one.',
    signUp: 'Make an account',
    taken:
      'Somebody, perhaps you, wanted to use this address for another account. You have an account with it already, so that did not happen.',
    signIn: 'Sign in',
    notYou: 'It was not you? Then there is nothing to do.',
  },
  erased: {
    subject: 'Your account is deleted',
    body: 'Your account is deleted. Your name, your addresses and all that you told us are gone everywhere.',
    kept: 'Invoices are kept for as long as tax law wants them kept. We do not keep this address either: it can be used for a new account at any time.',
  },
  noticed: noticedWords.en,
};

const vertippt =
  'Sie haben ihn nicht angefordert? Dann hat sich jemand in der Adresse vertippt. Ohne den Code passiert nichts; geben Sie ihn niemandem.';
const geschützt = 'Sie haben ihn nicht angefordert? Dann geben Sie ihn niemandem: Ohne ihn passiert nichts mit Ihrem Konto.';

const de: AccountWords = {
  greeting: name => `Guten Tag ${name},`,
  code: {
    subject: code => `${code} ist Ihr Code`,
    body: {
      register: 'mit diesem Code geht es weiter:',
      sign_in: 'mit diesem Code melden Sie sich an:',
      reset_password: 'mit diesem Code wählen Sie ein neues Passwort:',
      confirm: 'mit diesem Code zeigen Sie, dass Sie es sind:',
      leave_address: 'Sie möchten eine andere E-Mail-Adresse verwenden. Mit diesem Code verlassen Sie diese:',
      take_address: 'mit diesem Code verwenden Sie diese E-Mail-Adresse für Ihr Konto:',
    },
    validUntil: minutes => (minutes === 1 ? 'Er gilt eine Minute.' : `Er gilt ${minutes} Minuten.`),
    notYou: {
      register: vertippt,
      sign_in: geschützt,
      reset_password: geschützt,
      confirm: geschützt,
      leave_address: 'Sie möchten das nicht? Dann ist jemand anderes in Ihrem Konto angemeldet: Wählen Sie jetzt ein neues Passwort.',
      take_address: vertippt,
    },
  },
  tried: {
    subject: 'Jemand hat diese E-Mail-Adresse angegeben',
    heading: 'Waren Sie das?',
    noAccount:
      'Jemand, vielleicht Sie, wollte sich mit dieser Adresse anmelden. Es gibt kein Konto mit ihr: Vielleicht haben Sie eine andere verwendet.',
    signUp: 'Konto anlegen',
    taken:
      'Jemand, vielleicht Sie, wollte diese Adresse für ein anderes Konto verwenden. Sie haben mit ihr schon ein Konto, deshalb ist das nicht geschehen.',
    signIn: 'Anmelden',
    notYou: 'Sie waren es nicht? Dann ist nichts zu tun.',
  },
  erased: {
    subject: 'Ihr Konto ist gelöscht',
    body: 'Ihr Konto ist gelöscht. Ihr Name, Ihre Adressen und alles, was Sie uns gesagt haben, sind überall entfernt.',
    kept: 'Rechnungen werden so lange aufbewahrt, wie das Steuerrecht es verlangt. Auch diese Adresse behalten wir nicht: Mit ihr kann jederzeit ein neues Konto angelegt werden.',
  },
  noticed: noticedWords.de,
};

const erreur =
  'Vous ne l’avez pas demandé ? Quelqu’un s’est alors trompé d’adresse. Sans le code, il ne se passe rien ; ne le donnez à personne.';
const protégé = 'Vous ne l’avez pas demandé ? Ne le donnez alors à personne : sans lui, rien n’arrive à votre compte.';

const fr: AccountWords = {
  greeting: name => `Bonjour ${name},`,
  code: {
    subject: code => `${code} est votre code`,
    body: {
      register: 'saisissez ce code pour continuer :',
      sign_in: 'saisissez ce code pour vous connecter :',
      reset_password: 'saisissez ce code pour choisir un nouveau mot de passe :',
      confirm: 'saisissez ce code pour montrer que c’est bien vous :',
      leave_address: 'vous souhaitez utiliser une autre adresse e-mail. Saisissez ce code pour quitter celle-ci :',
      take_address: 'saisissez ce code pour utiliser cette adresse e-mail pour votre compte :',
    },
    validUntil: minutes => (minutes === 1 ? 'Il est valable une minute.' : `Il est valable ${minutes} minutes.`),
    notYou: {
      register: erreur,
      sign_in: protégé,
      reset_password: protégé,
      confirm: protégé,
      leave_address:
        'Vous ne le souhaitez pas ? Quelqu’un d’autre est alors connecté à votre compte : choisissez tout de suite un nouveau mot de passe.',
      take_address: erreur,
    },
  },
  tried: {
    subject: 'Quelqu’un a indiqué cette adresse e-mail',
    heading: 'Était-ce vous ?',
    noAccount:
      'Quelqu’un, peut-être vous, a voulu se connecter avec cette adresse. Aucun compte ne l’utilise : vous en avez peut-être employé une autre.',
    signUp: 'Créer un compte',
    taken:
      'Quelqu’un, peut-être vous, a voulu utiliser cette adresse pour un autre compte. Vous avez déjà un compte avec elle : cela n’a donc pas eu lieu.',
    signIn: 'Se connecter',
    notYou: 'Ce n’était pas vous ? Il n’y a alors rien à faire.',
  },
  erased: {
    subject: 'Votre compte est supprimé',
    body: 'Votre compte est supprimé. Votre nom, vos adresses et tout ce que vous nous avez dit ont disparu partout.',
    kept: 'Les factures sont conservées aussi longtemps que le droit fiscal l’exige. Nous ne gardons pas non plus cette adresse : elle peut servir à tout moment à un nouveau compte.',
  },
  noticed: noticedWords.fr,
};

const words: Readonly<Record<Language, AccountWords>> = { en, de, fr };

export const accountWordsIn = (language: Language): AccountWords => words[language];
