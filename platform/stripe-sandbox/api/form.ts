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
