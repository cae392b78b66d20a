/** The URI of an imported file, spelled as the client spells those of the files it has open. */
import { relativeUri } from '../core/model/workspace';

export function importUri(from: string, path: string, open: readonly string[]): string {
  const uri = relativeUri(from, path.split('/').map(encodeSegment).join('/'));
  if (open.includes(uri)) return uri;
  const plain = decoded(uri);
  return open.find((each) => decoded(each) === plain) ?? uri;
}

/** Editors write everything but the unreserved characters of RFC 3986 as `%XX`. */
const encodeSegment = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri; // a `%` that stands for itself
  }
}
