import type { Schema } from './document.ts';
import { escape } from './html.ts';

/** A schema in a few words: `integer 0…10`, `array of text`. */
export function typeOf(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (choices) return choices.map(typeOf).join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ');
  if (schema.items) return `array of ${typeOf(schema.items)}`;
  const type = [schema.type ?? 'any'].flat().join(' or ');
  return [schema.format ?? type, boundsOf(schema)].filter(Boolean).join(' ');
}

function boundsOf({ minimum, maximum, minLength, maxLength }: Schema): string {
  const [least, most] = [minimum ?? minLength, maximum ?? maxLength].map(bound =>
    bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound,
  );
  if (least === undefined && most === undefined) return '';
  return `${least ?? ''}…${most ?? ''}${minLength === undefined && maxLength === undefined ? '' : ' characters'}`;
}

/** The members of an object, nested as deep as they go. */
export function describeSchema(schema: Schema): string {
  const object = objectIn(schema);
  if (!object?.properties) return `<p><code>${escape(typeOf(schema))}</code></p>`;
  const required = new Set(object.required);
  const rows = Object.entries(object.properties).map(([name, member]) => describeMember(name, member, required.has(name)));
  return `<ul class="members">${rows.join('')}</ul>`;
}

function describeMember(name: string, member: Schema, required: boolean): string {
  const words = `<code>${escape(name)}</code> <span class="type">${escape(typeOf(member))}</span>${required ? '' : ' <em>optional</em>'}${member.description ? ` – ${escape(member.description)}` : ''}`;
  return objectIn(member)?.properties
    ? `<li><details><summary>${words}</summary>${describeSchema(member)}</details></li>`
    : `<li>${words}</li>`;
}

/** The object that a schema is, or is a list of, or may be. */
function objectIn(schema: Schema): Schema | undefined {
  if (schema.properties) return schema;
  if (schema.items) return objectIn(schema.items);
  return (schema.anyOf ?? schema.oneOf ?? []).map(objectIn).find(found => found !== undefined);
}
