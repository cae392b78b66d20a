import { describe, expect, it } from 'vitest';
import { networkOf, traced } from './networks';

const file = (group: string, attributes = '') => `region us-east-1
vpc v {
  cidr 10.0.0.0/16
  ${attributes}
  subnet a { az us-east-1a; cidr 10.0.0.0/24; network-acl closed }
  network-acl closed
  security-group g { ${group} }
  instance web { subnet a; address 10.0.0.10; security-groups g }
}
`;
const asking = (text: string, to = '10.0.0.2:53/udp') => traced(networkOf(text), { from: 'web', to });

describe('the Amazon resolver', () => {
  it('answers whatever security groups and network ACLs say (DNS-7, SG-8, ACL-6)', () => {
    const { verdict, paths } = asking(file('egress none'));
    expect(verdict).toBe('reachable');
    expect(paths[0]?.return.at(-1)?.steps.map((step) => [step.verdict, step.rule])).toEqual([['pass', 'SG-8']]);
  });

  it('is reached at its link-local address as well (DNS-5)', () => {
    expect(asking(file('egress none'), '169.254.169.253:53/udp').verdict).toBe('reachable');
  });

  it('answers on port 53 only, and only while dns-support is on (DNS-1)', () => {
    expect(asking(file('egress all to any'), '10.0.0.2:443').verdict).toBe('unreachable');
    expect(asking(file('egress all to any', 'dns-support off')).reason?.code).toBe('DNS_NO_RESOLVER');
  });
});
