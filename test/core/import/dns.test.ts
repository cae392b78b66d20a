import { describe, expect, it } from 'vitest';
import { base, networkInterface, VPC } from './network';
import { blockOf, complaints, importAnswers } from './support';

describe('importing DNS', () => {
  it('writes option sets that are in use', () => {
    const { text } = importAnswers(...base, {
      DhcpOptions: [
        {
          DhcpOptionsId: 'dopt-1',
          DhcpConfigurations: [
            { Key: 'domain-name-servers', Values: [{ Value: '10.0.2.53' }, { Value: 'AmazonProvidedDNS' }] },
            { Key: 'domain-name', Values: [{ Value: 'corp.example' }] },
          ],
        },
        { DhcpOptionsId: 'dopt-2', DhcpConfigurations: [] },
      ],
    });
    expect(blockOf(text, 'dhcp-options dhcp-options')).toEqual([
      'dns-servers 10.0.2.53, AmazonProvidedDNS',
      'domain-name corp.example',
      'id dopt-1',
    ]);
    expect(blockOf(text, 'vpc shop')).toContain('dhcp-options dhcp-options');
    expect(text).not.toContain('dopt-2');
    expect(complaints(text)).toEqual([]);
  });

  const records = {
    ResourceRecordSets: [
      { Name: 'corp.example.', Type: 'SOA', ResourceRecords: [{ Value: 'ns. host. 1 2 3 4 5' }] },
      { Name: 'corp.example.', Type: 'NS', ResourceRecords: [{ Value: 'ns-1.example.' }] },
      { Name: 'db.corp.example.', Type: 'A', ResourceRecords: [{ Value: '10.0.2.9' }, { Value: '10.0.2.8' }] },
      { Name: '\\052.corp.example.', Type: 'CNAME', ResourceRecords: [{ Value: 'db.corp.example.' }] },
      { Name: 'kms.corp.example.', Type: 'A', AliasTarget: { DNSName: 'vpce-03-x.kms.eu-west-1.vpce.amazonaws.com.' } },
      { Name: 'far.corp.example.', Type: 'A', AliasTarget: { DNSName: 'd1.cloudfront.net.' } },
      { Name: 'corp.example.', Type: 'MX', ResourceRecords: [{ Value: '10 mail' }] },
    ],
  };
  const zone = {
    HostedZone: { Id: '/hostedzone/Z0123456789AB', Name: 'corp.example.', Config: { PrivateZone: true } },
    VPCs: [{ VPCRegion: 'eu-west-1', VPCId: VPC }],
  };
  const endpoint = {
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-03',
        VpcEndpointType: 'Interface',
        VpcId: VPC,
        ServiceName: 'com.amazonaws.eu-west-1.kms',
        State: 'available',
        SubnetIds: ['subnet-0b01'],
        DnsEntries: [{ DnsName: 'vpce-03-x.kms.eu-west-1.vpce.amazonaws.com' }],
      },
    ],
  };

  it('writes private zones with the records that lead somewhere, found by their SOA record', () => {
    const { text, notExpressed, problems } = importAnswers(...base, endpoint, zone, records);
    expect(blockOf(text, 'hosted-zone corp.example')).toEqual([
      'vpcs shop',
      'record * CNAME db.corp.example',
      'record db A 10.0.2.8, 10.0.2.9',
      'record kms ALIAS shop.kms',
      'id Z0123456789AB',
    ]);
    expect(notExpressed).toEqual([
      { about: 'corp.example', message: 'record far A: alias of d1.cloudfront.net., which is not in the input' },
    ]);
    expect([problems, complaints(text)]).toEqual([[], []]);
  });

  it('says that a private zone without its VPCs can not be written', () => {
    const { text, notExpressed } = importAnswers(...base, { HostedZones: [zone.HostedZone] });
    expect(text).not.toContain('hosted-zone corp');
    expect(notExpressed[0]?.message).toContain('none of its VPCs');
  });

  it('writes resolver endpoints and rules, not the ones AWS makes by itself', () => {
    const { text, notExpressed } = importAnswers(
      ...base,
      {
        ResolverEndpoints: [
          { Id: 'rslvr-out-1', Name: 'out', Direction: 'OUTBOUND', HostVPCId: VPC, SecurityGroupIds: ['sg-0e01'] },
          { Id: 'rslvr-in-1', Direction: 'INBOUND', HostVPCId: VPC },
        ],
      },
      {
        NetworkInterfaces: [
          networkInterface('eni-9', '10.0.2.53', { Description: 'Route 53 Resolver: rslvr-in-1:rni-1' }),
          networkInterface('eni-8', '10.0.2.54', { Description: 'Route 53 Resolver: rslvr-out-1:rni-2' }),
        ],
      },
      {
        ResolverRules: [
          {
            Id: 'rslvr-rr-1',
            Name: 'corp',
            DomainName: 'corp.example.',
            RuleType: 'FORWARD',
            TargetIps: [
              { Ip: '10.200.0.53', Port: 53 },
              { Ip: '10.200.0.54', Port: 5353 },
            ],
            ResolverEndpointId: 'rslvr-out-1',
          },
          { Id: 'rslvr-autodefined-rr-internet-resolver', DomainName: '.', RuleType: 'RECURSIVE' },
        ],
      },
      { ResolverRuleAssociations: [{ Id: 'rslvr-rrassoc-1', ResolverRuleId: 'rslvr-rr-1', VPCId: VPC }] },
    );
    expect(blockOf(text, 'resolver-outbound-endpoint out')).toEqual([
      'subnet public { address 10.0.2.54; id eni-8 }',
      'security-groups web',
      'id rslvr-out-1',
    ]);
    expect(blockOf(text, 'resolver-inbound-endpoint inbound')).toContain(
      'subnet public { address 10.0.2.53; id eni-9 }',
    );
    expect(blockOf(text, 'resolver-rule corp')).toEqual([
      'domain corp.example',
      'forward 10.200.0.53, 10.200.0.54:5353',
      'endpoint shop.out',
      'vpcs shop',
      'id rslvr-rr-1',
    ]);
    expect([notExpressed, complaints(text)]).toEqual([[], []]);
  });
});
