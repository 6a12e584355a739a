/** Global ids: the type's name and the row's id, in base64url so that nobody builds on what is inside. */

const TYPENAME = /^[A-Za-z]{1,40}$/;
const LOCAL_ID = /^[A-Za-z0-9_.-]{1,80}$/;

export function encodeNodeId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** What an id stands for; null when it is none of ours. */
export function decodeNodeId(id: string): { typename: string; id: string } | null {
  if (id.length > 200) return null;
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  const typename = text.slice(0, colon);
  const local = text.slice(colon + 1);
  if (colon < 0 || !TYPENAME.test(typename) || !LOCAL_ID.test(local)) return null;
  return encodeNodeId(typename, local) === id ? { typename, id: local } : null;
}

/** The row's id when the global id is of one of these types, else null. */
export function localId(id: string, ...typenames: string[]): string | null {
  const decoded = decodeNodeId(id);
  return decoded && typenames.includes(decoded.typename) ? decoded.id : null;
}
