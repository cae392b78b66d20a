/** Hover of security groups and network ACLs: who has them, and their rules in words. */
import { properties } from '../../core/model/bind';
import type { NetworkAcl } from '../../core/model/network-acl';
import type { Resource } from '../../core/model/resource';
import type { SecurityGroup } from '../../core/model/security-group';
import type { Subnet } from '../../core/model/subnet';
import { bullets, count, names, paragraphs } from './markdown';
import { aclRuleText, groupRuleText } from './rule';

export function securityGroupText(group: SecurityGroup): string {
  const owners = new Set<Resource>();
  for (const each of group.network.interfaces) if (each.groups?.includes(group)) owners.add(each.owner);
  const ingress = ruleLines(group, 'ingress');
  const egress = ruleLines(group, 'egress');
  return paragraphs(
    `A stateful filter: what is let through in one direction may answer in the other${group.isDefault ? "; it is the VPC's default group" : ''}.`,
    owners.size > 0 ? `On ${names([...owners])}.` : 'Nothing has it yet.',
    `In:\n${bullets(ingress.length > 0 ? ingress : ['Nothing comes in: there is no ingress rule.'])}`,
    `Out:\n${bullets(egress.length > 0 ? egress : ["Everything goes out: there is no egress rule, and that is AWS's default (SG-2)."])}`,
  );
}

export const ruleLines = (group: SecurityGroup, side: 'ingress' | 'egress'): string[] =>
  properties(group.bound, side).flatMap((bound) => groupRuleText(bound, group) ?? []);

export function networkAclText(acl: NetworkAcl): string {
  const users = (acl.vpc?.all<Subnet>('subnet') ?? []).filter((each) => each.networkAcl === acl);
  const lines = (side: 'ingress' | 'egress'): string =>
    bullets([
      ...properties(acl.bound, side)
        .flatMap((bound) => {
          const text = aclRuleText(bound);
          return text ? [{ number: Number(bound.arguments[0]?.text), text }] : [];
        })
        .sort((a, b) => a.number - b.number)
        .map((each) => each.text),
      'Everything else is denied (ACL-2).',
    ]);
  return paragraphs(
    `A stateless filter at the border of ${count(users.length, 'subnet')}: answers need rules of their own (ACL-3). It does not see traffic inside a subnet.`,
    users.length > 0 && `Used by ${names(users)}.`,
    `In:\n${lines('ingress')}`,
    `Out:\n${lines('egress')}`,
  );
}
