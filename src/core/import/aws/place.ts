/** Which account and Region something belongs to: told from folder names, ARNs and Availability Zone names. */

export interface Place {
  readonly account?: string;
  readonly region?: string;
}

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/;
const ACCOUNT = /^\d{12}$/;

/** Folders named like an account (12 digits) or a Region; the innermost counts. */
export function placeOfPath(path: string): Place {
  const folders = path.split(/[\\/]/).slice(0, -1);
  return placeOf(
    folders.findLast((folder) => ACCOUNT.test(folder)),
    folders.findLast((folder) => REGION.test(folder)),
  );
}

export function placeOfArn(arn: string | undefined): Place {
  const parts = arn?.startsWith('arn:') ? arn.split(':') : [];
  return placeOf(
    ACCOUNT.test(parts[4] ?? '') ? parts[4] : undefined,
    REGION.test(parts[3] ?? '') ? parts[3] : undefined,
  );
}

/** `us-east-1a` and the Local Zone `us-west-2-lax-1a` lie in `us-east-1` and `us-west-2`. */
export function regionOfZone(zone: string | undefined): string | undefined {
  return /^([a-z]{2}(?:-(?:gov|iso[a-z]*))?-[a-z]+-\d{1,2})(?:[a-z]|-[a-z0-9-]+)$/.exec(zone ?? '')?.[1];
}

export function isAccount(text: string | undefined): text is string {
  return text !== undefined && ACCOUNT.test(text);
}

function placeOf(account: string | undefined, region: string | undefined): Place {
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}
