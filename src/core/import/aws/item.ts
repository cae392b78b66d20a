/** Typed reading of one object of an AWS answer: a value of the wrong type is reported once and counts as absent. */
import { parseAddress } from '../../net/address';
import { parseCidr } from '../../net/cidr';
import type { Place } from './place';
import { isAccount, placeOfArn, regionOfZone } from './place';

export type Fields = Readonly<Record<string, unknown>>;

/** Where an object was read, and where its problems go. */
export interface Origin {
  readonly file: string;
  readonly place: Place;
  readonly report: (message: string) => void;
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export class Item {
  constructor(
    readonly fields: Fields,
    readonly origin: Origin,
  ) {}

  /** A string that is not empty; numbers count as their digits. */
  text(name: string): string | undefined {
    const value = this.fields[name];
    if (typeof value === 'number') return String(value);
    return this.checked(name, value, typeof value === 'string', 'a string')
      ? (value as string) || undefined
      : undefined;
  }
  integer(name: string): number | undefined {
    const value = this.fields[name];
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    return this.checked(name, value, Number.isInteger(number), 'a whole number') ? (number as number) : undefined;
  }
  flag(name: string): boolean | undefined {
    const value = this.fields[name];
    return this.checked(name, value, typeof value === 'boolean', 'true or false') ? (value as boolean) : undefined;
  }
  item(name: string): Item | undefined {
    const value = this.fields[name];
    return this.checked(name, value, isFields(value), 'an object') ? this.with(value as Fields) : undefined;
  }
  items(name: string): Item[] {
    return this.list(name).flatMap((value) =>
      this.checked(name, value, isFields(value), 'a list of objects') ? [this.with(value as Fields)] : [],
    );
  }
  texts(name: string): string[] {
    return this.list(name).filter((value): value is string =>
      this.checked(name, value, typeof value === 'string', 'a list of strings'),
    );
  }
  cidr(name: string): string | undefined {
    const text = this.text(name);
    return text !== undefined && this.checked(name, text, parseCidr(text) !== undefined, 'a CIDR block')
      ? text
      : undefined;
  }
  address(name: string): string | undefined {
    const text = this.text(name);
    return text !== undefined && this.checked(name, text, parseAddress(text) !== undefined, 'an IP address')
      ? text
      : undefined;
  }

  /** The `Name` tag, under either of the two keys AWS uses for tags. */
  nameTag(): string | undefined {
    const tags = [...this.items('Tags'), ...this.items('TagSet')];
    return tags.find((tag) => tag.text('Key') === 'Name')?.text('Value');
  }
  /** By folder, else by ARN, owner and Availability Zone. */
  place(): Place {
    const arn = placeOfArn(
      Object.entries(this.fields).find(([name, value]) => /Arn$/.test(name) && typeof value === 'string')?.[1] as
        | string
        | undefined,
    );
    const owner = this.fields.OwnerId;
    const zone = this.fields.AvailabilityZone;
    const account =
      (typeof owner === 'string' && isAccount(owner) ? owner : undefined) ?? arn.account ?? this.origin.place.account;
    const region = this.origin.place.region ?? arn.region ?? regionOfZone(typeof zone === 'string' ? zone : undefined);
    return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
  }

  with(fields: Fields): Item {
    return new Item(fields, this.origin);
  }
  private list(name: string): unknown[] {
    const value = this.fields[name];
    return this.checked(name, value, Array.isArray(value), 'a list') ? (value as unknown[]) : [];
  }
  private checked(name: string, value: unknown, right: boolean, expected: string): boolean {
    if (value === undefined || value === null) return false;
    if (!right) this.origin.report(`${name} should be ${expected}, not ${JSON.stringify(value)?.slice(0, 40)}`);
    return right;
  }
}
