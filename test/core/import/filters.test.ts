import { describe, expect, it } from 'vitest';
import { base, tag, VPC, vpcs } from './network';
import { blockOf, complaints, importAnswers } from './support';

function acl(entries: object[], more: object = {}): object {
  return {
    NetworkAcls: [
      {
        NetworkAclId: 'acl-01',
        VpcId: VPC,
        IsDefault: false,
        Entries: entries,
        Associations: [{ SubnetId: 'subnet-0b01' }],
        ...tag('strict'),
        ...more,
      },
    ],
  };
}

function group(id: string, name: string, ingress: object[], egress: object[] | undefined, more: object = {}): object {
  return {
    GroupId: id,
    GroupName: name,
    VpcId: VPC,
    IpPermissions: ingress,
    ...(egress === undefined ? {} : { IpPermissionsEgress: egress }),
    ...more,
  };
}

const everything = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];

describe('importing network ACLs', () => {
  const { text } = importAnswers(
    ...base,
    acl([
      {
        RuleNumber: 200,
        Protocol: '6',
        PortRange: { From: 1024, To: 65535 },
        CidrBlock: '0.0.0.0/0',
        RuleAction: 'allow',
        Egress: true,
      },
      { RuleNumber: 32767, Protocol: '-1', CidrBlock: '0.0.0.0/0', RuleAction: 'deny', Egress: true },
      {
        RuleNumber: 110,
        Protocol: '1',
        IcmpTypeCode: { Type: 8, Code: -1 },
        CidrBlock: '10.0.0.0/8',
        RuleAction: 'allow',
        Egress: false,
      },
      {
        RuleNumber: 100,
        Protocol: '6',
        PortRange: { From: 443, To: 443 },
        CidrBlock: '10.0.0.0/8',
        RuleAction: 'deny',
        Egress: false,
      },
      {
        RuleNumber: 120,
        Protocol: '58',
        IcmpTypeCode: { Type: -1, Code: -1 },
        Ipv6CidrBlock: '::/0',
        RuleAction: 'allow',
        Egress: false,
      },
      {
        RuleNumber: 130,
        Protocol: '17',
        PortRange: { From: 53, To: 53 },
        CidrBlock: '10.0.0.2/32',
        RuleAction: 'allow',
        Egress: false,
      },
      { RuleNumber: 140, Protocol: '50', CidrBlock: '10.0.0.0/8', RuleAction: 'allow', Egress: false },
      { RuleNumber: 32768, Protocol: '-1', Ipv6CidrBlock: '::/0', RuleAction: 'deny', Egress: false },
    ]),
  );

  it('writes rules by number with protocol names, ports and ICMP types, without the implied denies', () => {
    expect(blockOf(text, 'network-acl strict')).toEqual([
      'ingress 100 deny tcp 443 from 10.0.0.0/8',
      'ingress 110 allow icmp 8 from 10.0.0.0/8',
      'ingress 120 allow icmpv6 from ::/0',
      'ingress 130 allow udp 53 from 10.0.0.2/32',
      'ingress 140 allow 50 from 10.0.0.0/8',
      'egress 200 allow tcp 1024-65535 to 0.0.0.0/0',
      'id acl-01',
    ]);
    expect(complaints(text)).toEqual([]);
  });

  it('names the ACL at its subnet, the default one nowhere', () => {
    expect(blockOf(text, 'subnet public')).toContain('network-acl strict');
    const byDefault = importAnswers(...base, acl([], { IsDefault: true, Tags: [] })).text;
    expect(blockOf(byDefault, 'network-acl default-acl')).toEqual(['default', 'id acl-01']);
    expect(blockOf(byDefault, 'subnet public').join()).not.toContain('network-acl');
  });
});

describe('importing security groups', () => {
  const rules = (groups: object[], ...more: object[]): string =>
    importAnswers(vpcs, ...base.filter((each) => !('SecurityGroups' in each)), { SecurityGroups: groups }, ...more)
      .text;

  it('leaves out exactly the default egress, and says so when nothing may leave', () => {
    const text = rules([
      group('sg-1', 'open', [], everything),
      group('sg-2', 'closed', [], []),
      group('sg-3', 'unknown', [], undefined),
    ]);
    expect(blockOf(text, 'security-group open')).toEqual(['id sg-1']);
    expect(blockOf(text, 'security-group closed')).toEqual(['egress none', 'id sg-2']);
    expect(blockOf(text, 'security-group unknown')).toEqual(['id sg-3']);
  });

  it('writes the default egress beside other rules, and in a VPC with IPv6, where the language would mean more', () => {
    const text = rules([
      group(
        'sg-1',
        'mixed',
        [],
        [...everything, { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
      ),
    ]);
    expect(blockOf(text, 'security-group mixed')).toEqual([
      'egress all to any',
      'egress tcp 443 to any-ipv6',
      'id sg-1',
    ]);
    const dual = {
      Vpcs: [
        {
          VpcId: VPC,
          CidrBlock: '10.0.0.0/16',
          Ipv6CidrBlockAssociationSet: [
            { Ipv6CidrBlock: '2001:db8::/56', Ipv6CidrBlockState: { State: 'associated' } },
          ],
          ...tag('shop'),
        },
      ],
    };
    expect(
      blockOf(importAnswers(dual, { SecurityGroups: [group('sg-1', 'v4', [], everything)] }).text, 'security-group v4'),
    ).toContain('egress all to any');
  });

  it('writes peers of every kind: CIDRs, groups, prefix lists', () => {
    const text = rules(
      [
        group(
          'sg-1',
          'web',
          [
            {
              IpProtocol: 'tcp',
              FromPort: 8080,
              ToPort: 8090,
              IpRanges: [{ CidrIp: '10.1.0.0/16', Description: 'office' }, { CidrIp: '192.0.2.0/24' }],
              UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '111122223333' }],
              PrefixListIds: [{ PrefixListId: 'pl-1' }],
            },
            { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
            { IpProtocol: 'udp', FromPort: 0, ToPort: 65535, UserIdGroupPairs: [{ GroupId: 'sg-1' }] },
          ],
          everything,
        ),
        group('sg-2', 'default', [], everything),
      ],
      {
        PrefixLists: [
          {
            PrefixListId: 'pl-1',
            PrefixListName: 'partners',
            OwnerId: '111122223333',
            PrefixListArn: 'arn:aws:ec2:eu-west-1:111122223333:prefix-list/pl-1',
          },
        ],
      },
      { Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '203.0.113.0/24' }] },
    );
    expect(blockOf(text, 'security-group web')).toEqual([
      'ingress icmp 8 from any',
      'ingress tcp 8080-8090 from 10.1.0.0/16 # office',
      'ingress tcp 8080-8090 from 192.0.2.0/24, default, partners',
      'ingress udp from web',
      'id sg-1',
    ]);
    expect(blockOf(text, 'prefix-list partners')).toEqual(['entry 198.51.100.0/24, 203.0.113.0/24', 'id pl-1']);
    expect(blockOf(text, 'security-group default')[0]).toBe('default');
    expect(complaints(text)).toEqual([]);
  });

  it('refers to a group of another VPC by its qualified name', () => {
    const other = { Vpcs: [{ VpcId: 'vpc-02', CidrBlock: '10.9.0.0/16', ...tag('peer') }] };
    const { text } = importAnswers(...base, other, {
      SecurityGroups: [
        group('sg-8', 'app', [], everything, { VpcId: 'vpc-02' }),
        group(
          'sg-9',
          'db',
          [
            {
              IpProtocol: 'tcp',
              FromPort: 5432,
              ToPort: 5432,
              UserIdGroupPairs: [{ GroupId: 'sg-8', VpcId: 'vpc-02', VpcPeeringConnectionId: 'pcx-1' }],
            },
          ],
          everything,
        ),
      ],
    });
    expect(blockOf(text, 'security-group db')).toContain('ingress tcp 5432 from peer.app');
    expect(complaints(text)).toEqual([]);
  });

  it('does not widen a group whose only egress rule can not be expressed', () => {
    const { text, notExpressed } = importAnswers(...base, {
      SecurityGroups: [
        group(
          'sg-9',
          'db',
          [],
          [{ IpProtocol: 'tcp', FromPort: 1, ToPort: 2, UserIdGroupPairs: [{ GroupId: 'sg-404' }] }],
        ),
      ],
    });
    expect(blockOf(text, 'security-group db')[0]).toMatch(/^egress none/);
    expect(notExpressed).toContainEqual({
      about: 'sg-9',
      message: 'egress tcp 1-2: security group sg-404 is not in the input',
    });
  });
});
