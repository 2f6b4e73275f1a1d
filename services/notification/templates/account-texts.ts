import type { NoticedKind } from '@event-planner/contracts/auth';
import type { CodePurpose } from '@event-planner/contracts/user-messages';
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
  readonly noticed: {
    readonly subject: Readonly<Record<NoticedKind, string>>;
    readonly body: Readonly<Record<NoticedKind, string>>;
    readonly where: (device: string | null, network: string, moment: string) => string;
    readonly wasYou: string;
    readonly action: string;
  };
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
  noticed: {
    subject: {
      signed_in: 'A new sign-in to your account',
      session_stolen: 'We ended one of your sessions',
      password_changed: 'Your password was changed',
      password_reset: 'Your password was changed by mail',
      email_changed: 'Your e-mail address was changed',
      second_factor_added: 'An authenticator app was added',
      second_factor_removed: 'Your authenticator app was removed',
      recovery_code_used: 'A recovery code was used',
      recovery_codes_renewed: 'Your recovery codes were made anew',
      export_asked: 'A copy of your data was asked for',
      export_ready: 'Your data is ready',
      erasure_asked: 'Your account will be deleted in 7 days',
      erasure_undone: 'Your account stays',
      erasure_refused: 'Your account was not deleted',
      passkey_added: 'A passkey was added',
      passkey_removed: 'A passkey was removed',
    },
    body: {
      signed_in: 'somebody signed in to your account from where we had not seen you before.',
      session_stolen: 'one of your sessions was used in two places at once, as happens when it is copied. We ended it; sign in again.',
      password_changed: 'the password of your account was changed. All your other sessions were ended.',
      password_reset: 'the password of your account was set anew with a code that was mailed to you. All your other sessions were ended.',
      email_changed: 'your account uses another e-mail address from now on. This one is not needed any more.',
      second_factor_added: 'from now on signing in to your account takes a code of an authenticator app as well.',
      second_factor_removed: 'signing in to your account takes no code of an authenticator app any more.',
      recovery_code_used: 'one of the codes that you wrote down was used instead of your authenticator app. It does not work again.',
      recovery_codes_renewed: 'there are new recovery codes for your account. Those from before do not work any more.',
      export_asked: 'somebody who is signed in to your account asked for a copy of all your data.',
      export_ready: 'the copy of your data is ready. You can download it from your account for 7 days; then it is deleted.',
      erasure_asked:
        'somebody who is signed in to your account asked for it to be deleted. That happens in 7 days and cannot be taken back then; until then you can undo it in your account.',
      erasure_undone: 'the deletion of your account was undone. Everything stays as it was.',
      erasure_refused:
        'your account was to be deleted today, but something came up since that has to be done first, such as a ticket or a refund. Your account says what; ask again once it is done.',
      passkey_added: 'a passkey was added to your account. It opens your account from now on.',
      passkey_removed: 'a passkey was removed from your account. It does not open your account any more.',
    },
    where: (device, network, moment) => `${device ?? 'An unknown device'}, network address ${network}, on ${moment}`,
    wasYou: 'Was it you? Then there is nothing to do. If not, choose a new password at once, which ends every other session.',
    action: 'Look at your account',
  },
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
  noticed: {
    subject: {
      signed_in: 'Eine neue Anmeldung bei Ihrem Konto',
      session_stolen: 'Wir haben eine Ihrer Sitzungen beendet',
      password_changed: 'Ihr Passwort wurde geändert',
      password_reset: 'Ihr Passwort wurde per E-Mail geändert',
      email_changed: 'Ihre E-Mail-Adresse wurde geändert',
      second_factor_added: 'Eine Authenticator-App wurde hinzugefügt',
      second_factor_removed: 'Ihre Authenticator-App wurde entfernt',
      recovery_code_used: 'Ein Ersatzcode wurde verwendet',
      recovery_codes_renewed: 'Ihre Ersatzcodes wurden erneuert',
      export_asked: 'Eine Kopie Ihrer Daten wurde angefordert',
      export_ready: 'Ihre Daten liegen bereit',
      erasure_asked: 'Ihr Konto wird in 7 Tagen gelöscht',
      erasure_undone: 'Ihr Konto bleibt',
      erasure_refused: 'Ihr Konto wurde nicht gelöscht',
      passkey_added: 'Ein Passkey wurde hinzugefügt',
      passkey_removed: 'Ein Passkey wurde entfernt',
    },
    body: {
      signed_in: 'jemand hat sich bei Ihrem Konto angemeldet, von wo wir Sie noch nicht gesehen hatten.',
      session_stolen:
        'eine Ihrer Sitzungen wurde an zwei Orten zugleich verwendet, wie es geschieht, wenn sie kopiert wird. Wir haben sie beendet; melden Sie sich wieder an.',
      password_changed: 'das Passwort Ihres Kontos wurde geändert. Alle Ihre anderen Sitzungen wurden beendet.',
      password_reset:
        'das Passwort Ihres Kontos wurde mit einem Code neu gesetzt, der Ihnen gemailt wurde. Alle Ihre anderen Sitzungen wurden beendet.',
      email_changed: 'Ihr Konto verwendet ab jetzt eine andere E-Mail-Adresse. Diese wird nicht mehr gebraucht.',
      second_factor_added: 'ab jetzt braucht die Anmeldung bei Ihrem Konto auch einen Code einer Authenticator-App.',
      second_factor_removed: 'die Anmeldung bei Ihrem Konto braucht keinen Code einer Authenticator-App mehr.',
      recovery_code_used:
        'statt Ihrer Authenticator-App wurde einer der Codes verwendet, die Sie aufgeschrieben haben. Er gilt nicht noch einmal.',
      recovery_codes_renewed: 'es gibt neue Ersatzcodes für Ihr Konto. Die bisherigen gelten nicht mehr.',
      export_asked: 'jemand, der bei Ihrem Konto angemeldet ist, hat eine Kopie aller Ihrer Daten angefordert.',
      export_ready: 'die Kopie Ihrer Daten liegt bereit. Sie können sie 7 Tage lang in Ihrem Konto herunterladen; dann wird sie gelöscht.',
      erasure_asked:
        'jemand, der bei Ihrem Konto angemeldet ist, möchte es löschen. Das geschieht in 7 Tagen und lässt sich dann nicht zurücknehmen; bis dahin können Sie es in Ihrem Konto rückgängig machen.',
      erasure_undone: 'die Löschung Ihres Kontos wurde rückgängig gemacht. Alles bleibt, wie es war.',
      erasure_refused:
        'Ihr Konto sollte heute gelöscht werden, aber inzwischen ist etwas hinzugekommen, das zuerst erledigt werden muss, etwa ein Ticket oder eine Erstattung. Was es ist, steht in Ihrem Konto; beantragen Sie es danach noch einmal.',
      passkey_added: 'Ihrem Konto wurde ein Passkey hinzugefügt. Er öffnet ab jetzt Ihr Konto.',
      passkey_removed: 'aus Ihrem Konto wurde ein Passkey entfernt. Er öffnet Ihr Konto nicht mehr.',
    },
    where: (device, network, moment) => `${device ?? 'Ein unbekanntes Gerät'}, Netzwerkadresse ${network}, am ${moment}`,
    wasYou: 'Waren Sie das? Dann ist nichts zu tun. Wenn nicht, wählen Sie sofort ein neues Passwort; das beendet jede andere Sitzung.',
    action: 'Zu Ihrem Konto',
  },
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
  noticed: {
    subject: {
      signed_in: 'Une nouvelle connexion à votre compte',
      session_stolen: 'Nous avons fermé une de vos sessions',
      password_changed: 'Votre mot de passe a été modifié',
      password_reset: 'Votre mot de passe a été modifié par e-mail',
      email_changed: 'Votre adresse e-mail a été modifiée',
      second_factor_added: 'Une application d’authentification a été ajoutée',
      second_factor_removed: 'Votre application d’authentification a été retirée',
      recovery_code_used: 'Un code de secours a été utilisé',
      recovery_codes_renewed: 'Vos codes de secours ont été renouvelés',
      export_asked: 'Une copie de vos données a été demandée',
      export_ready: 'Vos données sont prêtes',
      erasure_asked: 'Votre compte sera supprimé dans 7 jours',
      erasure_undone: 'Votre compte est conservé',
      erasure_refused: 'Votre compte n’a pas été supprimé',
      passkey_added: 'Une clé d’accès a été ajoutée',
      passkey_removed: 'Une clé d’accès a été retirée',
    },
    body: {
      signed_in: 'quelqu’un s’est connecté à votre compte depuis un endroit où nous ne vous avions pas encore vu.',
      session_stolen:
        'une de vos sessions a été utilisée à deux endroits à la fois, comme lorsqu’elle est copiée. Nous l’avons fermée ; reconnectez-vous.',
      password_changed: 'le mot de passe de votre compte a été modifié. Toutes vos autres sessions ont été fermées.',
      password_reset:
        'le mot de passe de votre compte a été redéfini avec un code qui vous a été envoyé. Toutes vos autres sessions ont été fermées.',
      email_changed: 'votre compte utilise désormais une autre adresse e-mail. Celle-ci n’est plus nécessaire.',
      second_factor_added: 'la connexion à votre compte demande désormais aussi un code d’une application d’authentification.',
      second_factor_removed: 'la connexion à votre compte ne demande plus de code d’une application d’authentification.',
      recovery_code_used:
        'un des codes que vous aviez notés a été utilisé à la place de votre application d’authentification. Il ne fonctionnera plus.',
      recovery_codes_renewed: 'votre compte a de nouveaux codes de secours. Les précédents ne fonctionnent plus.',
      export_asked: 'quelqu’un qui est connecté à votre compte a demandé une copie de toutes vos données.',
      export_ready:
        'la copie de vos données est prête. Vous pouvez la télécharger depuis votre compte pendant 7 jours ; elle est ensuite supprimée.',
      erasure_asked:
        'quelqu’un qui est connecté à votre compte a demandé sa suppression. Elle aura lieu dans 7 jours et sera alors définitive ; d’ici là, vous pouvez l’annuler dans votre compte.',
      erasure_undone: 'la suppression de votre compte a été annulée. Tout reste comme avant.',
      erasure_refused:
        'votre compte devait être supprimé aujourd’hui, mais il reste depuis quelque chose à régler, comme un billet ou un remboursement. Votre compte indique quoi ; refaites ensuite la demande.',
      passkey_added: 'une clé d’accès a été ajoutée à votre compte. Elle ouvre désormais votre compte.',
      passkey_removed: 'une clé d’accès a été retirée de votre compte. Elle n’ouvre plus votre compte.',
    },
    where: (device, network, moment) => `${device ?? 'Un appareil inconnu'}, adresse réseau ${network}, le ${moment}`,
    wasYou:
      'C’était vous ? Il n’y a alors rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe : toutes les autres sessions seront fermées.',
    action: 'Voir votre compte',
  },
};

const words: Readonly<Record<Language, AccountWords>> = { en, de, fr };

export const accountWordsIn = (language: Language): AccountWords => words[language];
