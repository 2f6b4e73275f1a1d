import type { SandboxPerson } from './people.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const hidden = ({ email, emailVerified, name }: SandboxPerson): string =>
  `<input type="hidden" name="email" value="${escape(email)}"><input type="hidden" name="name" value="${escape(name)}">` +
  (emailVerified ? '<input type="hidden" name="verified" value="yes">' : '');

const choice = (person: SandboxPerson): string => `
  <form method="post">${hidden(person)}
    <button><strong>${escape(person.name)}</strong><br>${escape(person.email)}${person.emailVerified ? '' : ', not verified'}</button>
  </form>`;

const style = `
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
  body { max-width: 26rem; margin: 3rem auto; padding: 0 1rem }
  button, input[type=text], input[type=email] { box-sizing: border-box; width: 100%; padding: .7rem 1rem; border: 1px solid GrayText; border-radius: .5rem; font: inherit; text-align: start }
  button { margin-top: .6rem; cursor: pointer }
  label { display: block; margin-top: .8rem }
  fieldset { margin-top: 1.5rem; border: 1px solid GrayText; border-radius: .5rem }
  .quiet { border-color: transparent; text-align: center; text-decoration: underline; background: none; color: inherit }`;

/** Asks who one wants to be. */
export const chooserPage = (people: readonly SandboxPerson[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sandbox identity provider</title><style>${style}</style></head>
<body><main>
  <h1>Who are you?</h1>
  <p>This plays Google, Microsoft or the directory of your company. Be whom you like: it proves nothing, and reaches nobody.</p>
  ${people.map(choice).join('')}
  <form method="post"><fieldset><legend>Somebody else</legend>
    <label>Name <input type="text" name="name" required maxlength="100"></label>
    <label>E-mail address <input type="email" name="email" required maxlength="200"></label>
    <label><input type="checkbox" name="verified" value="yes" checked> The address is verified</label>
    <button>Continue</button>
  </fieldset></form>
  <form method="post"><input type="hidden" name="deny" value="yes"><button class="quiet">Say no</button></form>
</main></body></html>`;
