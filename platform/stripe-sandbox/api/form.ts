/** What a form-encoded body says, with its brackets resolved. */
export interface Form {
  [name: string]: string | Form;
}

/** `amount=5&metadata[a]=1&expand[]=x` → `{ amount: '5', metadata: { a: '1' }, expand: { 0: 'x' } }`. Lists are maps from their index. */
export function parseForm(text: string): Form {
  const root = emptyForm();
  for (const [name, value] of new URLSearchParams(text)) put(root, pathOf(name), value);
  return root;
}

/** `card[number]` → card, number. */
const pathOf = (name: string): readonly string[] => (name.includes('[') ? name.replaceAll(']', '').split('[') : [name]);

function put(root: Form, path: readonly string[], value: string): void {
  let node = root;
  path.forEach((part, at) => {
    const name = part === '' && at > 0 ? String(Object.keys(node).length) : part;
    if (at === path.length - 1) {
      node[name] = value;
      return;
    }
    const next = node[name];
    node = node[name] = typeof next === 'object' ? next : emptyForm();
  });
}

/** Without a prototype: a field may be called `__proto__`. */
const emptyForm = (): Form => Object.create(null) as Form;

/** What a form with files says: each file as its name and its bytes in base64. */
export async function parseMultipart(contentType: string, body: Buffer): Promise<Form> {
  const root = emptyForm();
  const parts = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  for (const [name, value] of parts)
    if (typeof value === 'string') put(root, pathOf(name), value);
    else {
      const file = emptyForm();
      file['filename'] = value.name;
      file['contents'] = Buffer.from(await value.arrayBuffer()).toString('base64');
      root[name] = file;
    }
  return root;
}
