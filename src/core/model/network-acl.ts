/** Network ACLs: numbered rules, read into integers and put in order (ACL-2, ACL-4). */
import type { Cidr, WrittenCidr } from '../net/cidr';
import type { PortRange } from '../net/ports';
import { ALL_PROTOCOLS } from '../net/protocol';
import type { Bound } from './bind';
import { values } from './bind';
import { Resource } from './resource';
import { ruleText } from './security-group';
import type { Source } from './source';

export interface AclRule {
  readonly number: number;
  readonly allow: boolean;
  readonly protocol: number;
  readonly ports: PortRange | undefined;
  readonly icmpCode: number | undefined;
  readonly cidr: Cidr;
  readonly text: string;
  readonly source: Source;
}

export class NetworkAcl extends Resource {
  private readonly read = new Map<string, readonly AclRule[]>();

  get isDefault(): boolean {
    return this.isOn('default', false);
  }

  /** In ascending order of their numbers. */
  rules(direction: 'ingress' | 'egress'): readonly AclRule[] {
    let rules = this.read.get(direction);
    if (!rules) {
      rules = this.bound.children
        .flatMap((child) => (child.spec.keyword === direction ? this.readRule(child) : []))
        .sort((a, b) => a.number - b.number);
      this.read.set(direction, rules);
    }
    return rules;
  }

  private readRule(bound: Bound): AclRule[] {
    const number = values<number>(bound, 'rule-number')[0];
    const protocol = values<number>(bound, 'protocol')[0];
    const cidr = values<WrittenCidr>(bound, 'cidr')[0]?.cidr;
    if (number === undefined || protocol === undefined || cidr === undefined) return [];
    return [
      {
        number,
        allow: bound.arguments.some((each) => each.role === 'value' && each.text === 'allow'),
        protocol,
        ports: protocol === ALL_PROTOCOLS ? undefined : values<PortRange>(bound, 'ports')[0],
        icmpCode: values<number>(bound, 'icmp-code')[0],
        cidr,
        text: ruleText(bound),
        source: { file: this.file, statement: bound.statement },
      },
    ];
  }
}
