import { expect, test } from 'vitest';
import { safeName, sniff } from './index.ts';
import { jpeg, pdf, png, webp, zip } from './testing/index.ts';

test.each([
  ['application/pdf', pdf()],
  ['image/png', png()],
  ['image/jpeg', jpeg()],
  ['image/webp', webp()],
  // As telephones do.
  ['image/jpeg', Buffer.concat([jpeg(), Buffer.from('a film')])],
] as const)('%s is known by its bytes', (type, bytes) => {
  expect(sniff(bytes)).toBe(type);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['words', Buffer.from('I am a student')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['an archive', zip],
  ['a picture that is an archive', Buffer.concat([jpeg(), zip])],
  ['a document that is an archive', Buffer.concat([pdf(), zip, Buffer.from('\n%%EOF')])],
  ['a picture that is a page', png('<script>alert(1)</script>')],
  ['a picture that is a page behind its end', Buffer.concat([jpeg(), Buffer.from('<HTML >')])],
  ['a document that is a page', pdf('<html ><body>')],
  ['a document that begins late', Buffer.concat([Buffer.from('<html>'), pdf()])],
  ['a document without an end', pdf().subarray(0, 40)],
  ['a picture with something behind it', Buffer.concat([png(), Buffer.from('x')])],
  ['a picture that is cut off', png().subarray(0, -4)],
  ['nothing but a beginning', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
  ['a picture longer than it says', Buffer.concat([webp(), Buffer.from('x')])],
  ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
] as const)('%s is none', (_, bytes) => {
  expect(sniff(bytes)).toBeUndefined();
});

test.each([
  ['waiver.pdf', 'waiver.pdf'],
  ['Studierendenausweis – Zoë.PDF', 'Studierendenausweis – Zoë.pdf'],
  ['C:\\fakepath\\card.pdf', 'card.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['waiver.html', 'waiver.html.pdf'],
  ['', 'file.pdf'],
  ['.pdf', 'file.pdf'],
  ['...', 'file.pdf'],
  ['a\u202Efdp.exe', 'afdp.exe.pdf'],
  ['a\r\nSet-Cookie: b\0.pdf', 'aSet-Cookie_ b.pdf'],
  ['half \ud800 a character.pdf', 'half a character.pdf'],
  [`${'💌'.repeat(300)}.pdf`, `${'💌'.repeat(90)}.pdf`],
] as const)('a file called %j is kept as %j', (given, expected) => {
  expect(safeName(given, 'application/pdf')).toBe(expected);
});

test('a picture keeps the ending it came with where that says what it is', () => {
  expect([safeName('card.jpeg', 'image/jpeg'), safeName('card.png', 'image/jpeg')]).toEqual(['card.jpeg', 'card.png.jpg']);
});
