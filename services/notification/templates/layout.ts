import { type Html, html } from './html.ts';
import type { Language } from './texts.ts';
import { labelled } from '../typography.ts';

export interface Content {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Sheet {
  readonly language: Language;
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly heading: string;
  readonly body: readonly Html[];
  readonly footer: string;
}

/** Tables and inline styles are what mail programs agree on; the style sheet only turns it dark where that is understood. */
const darkStyles = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #101418 !important; }
    .card { background: #181e23 !important; }
    .ink { color: #f3f4f8 !important; }
    .soft { color: #b3b8c6 !important; }
    .line { border-color: #3a3f4d !important; }
    .button { background: #7bd8bd !important; color: #06231c !important; }
  }`;

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export const layOut = ({ language, subject, preview, heading, body, footer }: Sheet): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${{ html: darkStyles }}
        </style>
      </head>
      <body class="page" style="margin:0;background:#f7f5f0">
        <div style="display:none;max-height:0;overflow:hidden">${preview}</div>
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f7f5f0">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:560px;background:#ffffff;border-radius:12px"
              >
                <tr>
                  <td style="padding:32px 28px;${font};font-size:16px;line-height:1.5">
                    <h1 class="ink" style="margin:0 0 16px;font-size:24px;line-height:1.25;color:#14161c">${heading}</h1>
                    ${body}
                  </td>
                </tr>
              </table>
              <p class="soft" style="max-width:560px;margin:16px auto 0;${font};font-size:13px;line-height:1.5;color:#565c6b">${footer}</p>
            </td>
          </tr>
        </table>
      </body>
    </html> `.html;

export const paragraph = (text: string): Html => html`<p class="ink" style="margin:0 0 16px;color:#14161c">${text}</p>`;

export const aside = (text: string): Html => html`<p class="soft" style="margin:0 0 16px;font-size:14px;color:#565c6b">${text}</p>`;

export const button = (label: string, url: string): Html =>
  html`<p style="margin:24px 0">
    <a
      class="button"
      href="${url}"
      style="display:inline-block;padding:12px 24px;border-radius:8px;background:#0d5c4d;color:#ffffff;font-weight:600;text-decoration:none"
      >${label}</a
    >
  </p>`;

export const bigCode = (code: string): Html =>
  html`<p
    class="ink"
    style="margin:24px 0;font-size:36px;font-weight:700;letter-spacing:8px;font-family:ui-monospace,Menlo,Consolas,monospace;color:#14161c"
  >
    ${code}
  </p>`;

export interface Letter extends Omit<Sheet, 'preview' | 'body'> {
  /** @default the first sentence */
  readonly preview?: string;
  readonly sentences: readonly string[];
  readonly action: { readonly label: string; readonly url: string };
}

/** Some sentences, and where to go on from them. */
export function letter({ sentences, action, preview, ...sheet }: Letter): Content {
  const { language, subject, footer } = sheet;
  return {
    subject,
    text: [...sentences.flatMap(sentence => [sentence, '']), labelled(language, action.label, action.url), '', footer].join('\n'),
    html: layOut({
      ...sheet,
      preview: preview ?? sentences[0] ?? subject,
      body: [...sentences.map(paragraph), button(action.label, action.url)],
    }),
  };
}

/** Rows of a name and a value, the last one in bold if it is a sum. */
export const facts = (rows: readonly (readonly [name: string, value: string])[]): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px">
    ${rows.map(
      ([name, value]) =>
        html`<tr>
          <td class="soft line" style="padding:8px 12px 8px 0;border-bottom:1px solid #e0e3ea;color:#565c6b;vertical-align:top">${name}</td>
          <td class="ink line" align="right" style="padding:8px 0;border-bottom:1px solid #e0e3ea;color:#14161c;vertical-align:top">
            ${value}
          </td>
        </tr>`,
    )}
  </table>`;
