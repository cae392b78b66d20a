/** A hash that never changes between runs and versions, for things that must be made up but stay put. */

/** FNV-1a over UTF-16 code units, 32 bits unsigned. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // A last mix: names that differ only at their end would else lie side by side.
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}
