/** Names for nodes that stay the same while the file is edited: made from what a node shows, not from when it was found. */
import { stableHash } from '../model/stable-hash';

const LONGEST = 48;

export class Ids {
  private readonly owners = new Map<string, string>();

  /** The same key gives the same id; different keys never share one. `prefix` keeps Mermaid's keywords (`end`) away. */
  of(prefix: string, key: string): string {
    const wanted = `${prefix}_${slug(key)}`;
    for (let id = wanted, count = 2; ; id = `${wanted}_${count++}`) {
      const owner = this.owners.get(id);
      if (owner === undefined) this.owners.set(id, key);
      if (owner === undefined || owner === key) return id;
    }
  }
}

/** Mermaid ids are letters, digits and `_` here; what is too long or has other letters gets a hash of the whole. */
function slug(key: string): string {
  const plain = key.replace(/[^A-Za-z0-9]+/g, '_').slice(0, LONGEST);
  return key.length <= LONGEST && /^[ -~]*$/.test(key) ? plain : `${plain}_${stableHash(key).toString(36)}`;
}
