/** DNS Firewall: the first rule, by priority, whose domains hold the name decides; every name of a chain is looked at (DNS-35, DNS-36). */
import { associatedWith } from '../../model/association';
import { argument, properties, values } from '../../model/bind';
import { enclosing, normalise } from '../../model/domain-name';
import type { Resource } from '../../model/resource';
import type { Source } from '../../model/source';
import type { Vpc } from '../../model/vpc';

export interface FirewallRule {
  readonly firewall: Resource;
  /** Place in the order of all rules of the VPC. */
  readonly order: number;
  readonly action: string;
  /** `nodata`, `nxdomain`, or the name that is answered instead. */
  readonly response: 'nodata' | 'nxdomain' | { readonly override: string };
  readonly source: Source;
}

/** The rules of a VPC by the names they hold: `example.com` itself, `*.example.com` what is below, `*` everything. */
class Rules {
  private readonly exact = new Map<string, FirewallRule>();
  private readonly below = new Map<string, FirewallRule>();

  add(domain: string, rule: FirewallRule): void {
    const everything = domain === '.' || domain === '*';
    const map = everything || domain.startsWith('*.') ? this.below : this.exact;
    const key = everything ? '.' : normalise(domain.replace(/^\*\./, ''));
    // Rules come in their order: the first of a domain stays.
    if (!map.has(key)) map.set(key, rule);
  }

  first(name: string): FirewallRule | undefined {
    let best = this.exact.get(name);
    for (const domain of enclosing(name)) {
      const found = domain === name ? undefined : this.below.get(domain);
      if (found && (!best || found.order < best.order)) best = found;
    }
    return best;
  }
}

const known = new WeakMap<Vpc, Rules>();

/** What the firewalls of a VPC say about a name; undefined when no rule holds it. */
export function firewallRuleFor(vpc: Vpc, name: string): FirewallRule | undefined {
  let rules = known.get(vpc);
  if (!rules) {
    rules = rulesOf(vpc);
    known.set(vpc, rules);
  }
  return rules.first(name);
}

function rulesOf(vpc: Vpc): Rules {
  const rules = new Rules();
  let order = 0;
  const byProfile = associatedWith(vpc, 'route53-profile').flatMap((each) => each.references('dns-firewalls'));
  const own = associatedWith(vpc, 'dns-firewall');
  for (const firewall of new Set([...own, ...byProfile])) {
    const rows = properties(firewall.bound, 'rule').map((bound) => ({
      bound,
      priority: values<number>(bound, 'priority')[0] ?? 0,
    }));
    for (const { bound } of rows.sort((a, b) => a.priority - b.priority)) {
      const override = argument(bound, 'dns-name')?.text;
      const rule: FirewallRule = {
        firewall,
        order: order++,
        action: bound.statement.args.find((word) => ACTIONS.has(word)) ?? 'allow',
        response:
          override === undefined
            ? bound.statement.args.includes('nxdomain')
              ? 'nxdomain'
              : 'nodata'
            : { override: normalise(override) },
        source: { file: firewall.file, statement: bound.statement },
      };
      for (const each of bound.arguments) if (each.role === 'domain') rules.add(each.text, rule);
    }
  }
  return rules;
}

const ACTIONS = new Set(['allow', 'alert', 'block']);
