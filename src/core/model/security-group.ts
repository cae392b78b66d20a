/** Security groups: rules read into integers (SG-1, SG-2, SG-5, SG-6). */
import type { Cidr, WrittenCidr } from '../net/cidr';
import { ANY_V4, ANY_V6 } from '../net/cidr';
import type { PortRange } from '../net/ports';
import { ALL_PROTOCOLS } from '../net/protocol';
import type { BoundArgument } from '../schema/match-form';
import { awsPrefixList } from './aws-prefix-lists';
import type { Bound } from './bind';
import { values } from './bind';
import type { NamedBlocks } from './prefix-list';
import { PrefixList } from './prefix-list';
import { Resource } from './resource';
import type { Source } from './source';

/** One peer of one rule. */
export interface GroupRule {
  readonly protocol: number;
  /** Undefined: all ports (or all ICMP types). */
  readonly ports: PortRange | undefined;
  readonly icmpCode: number | undefined;
  readonly peer: Cidr | NamedBlocks | SecurityGroup;
  /** As it is written, for people. */
  readonly text: string;
  readonly source: Source;
}

export class SecurityGroup extends Resource {
  private readonly read = new Map<string, readonly GroupRule[]>();

  get isDefault(): boolean {
    return this.isOn('default', false);
  }

  get ingress(): readonly GroupRule[] {
    return this.rules('ingress');
  }

  /** Undefined when the file says nothing: AWS's default, everything out (SG-2). */
  get egress(): readonly GroupRule[] | undefined {
    return this.property('egress') ? this.rules('egress') : undefined;
  }

  private rules(direction: 'ingress' | 'egress'): readonly GroupRule[] {
    let rules = this.read.get(direction);
    if (!rules) {
      rules = this.bound.children.flatMap((child) => (child.spec.keyword === direction ? this.readRule(child) : []));
      this.read.set(direction, rules);
    }
    return rules;
  }

  private readRule(bound: Bound): GroupRule[] {
    const protocol = values<number>(bound, 'protocol')[0];
    if (protocol === undefined) return [];
    const text = ruleText(bound);
    const shared = {
      protocol,
      ports: protocol === ALL_PROTOCOLS ? undefined : values<PortRange>(bound, 'ports')[0],
      icmpCode: values<number>(bound, 'icmp-code')[0],
      text,
    };
    return bound.arguments.flatMap((each): GroupRule[] => {
      if (each.role !== 'peer') return [];
      const peer = this.peerOf(each);
      // A name that leads nowhere admits nobody; a check reports it.
      return peer
        ? [{ ...shared, peer, source: { file: this.file, statement: bound.statement, argument: each.index } }]
        : [];
    });
  }

  private peerOf(named: BoundArgument): GroupRule['peer'] | undefined {
    if (named.text === 'any') return ANY_V4;
    if (named.text === 'any-ipv6') return ANY_V6;
    if (typeof named.value === 'object') return (named.value as WrittenCidr).cidr;
    const found = this.follow(named);
    if (found instanceof SecurityGroup || found instanceof PrefixList) return found;
    const entries = awsPrefixList(named.text);
    return entries && { name: named.text, entries };
  }
}

/** The rule as it stands in the file: `tcp 443 from app`. */
export function ruleText(bound: Bound): string {
  const { statement } = bound;
  return statement.args.reduce((text, word) => (word === ',' ? `${text},` : text ? `${text} ${word}` : word), '');
}
