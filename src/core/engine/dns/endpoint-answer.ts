/** What the hidden zone of an endpoint answers: the endpoint's private addresses, or its regional name (IE-11, IE-14, ES-8). */
import { InterfaceEndpoint } from '../../model/interface-endpoint';
import type { Resource } from '../../model/resource';
import { answerList } from './answers';
import { endpointNames } from './endpoint-names';
import type { Inquiry, Log, Outcome } from './inquiry';
import { recordWord } from './inquiry';
import type { ManagedZone } from './managed-zones';
import { addressesFor } from './zone-answer';

export function endpointAnswer(zone: ManagedZone, name: string, inquiry: Inquiry, log: Log): Outcome {
  const { endpoint, domain } = zone;
  const { source } = endpoint;
  if (!(name === domain ? zone.apex : zone.wildcard))
    return log.failed(name === domain ? 'NODATA' : 'NXDOMAIN', name === domain ? 'DNS_NODATA' : 'DNS_NXDOMAIN', {
      rule: 'DNS-21',
      text: `The zone ${domain} has no record for ${name}, and there is no falling through to public DNS.`,
      source,
    });
  // Service-defined gives the private name of one's own service IPv4 only, unlike the regional name (IE-14).
  if (zone.isOwn && inquiry.family === 6 && endpoint.text('dns-record-ip-type') === 'service-defined')
    return noRecord(endpoint, inquiry, log);
  const regional = zone.isOwn && endpoint instanceof InterfaceEndpoint ? endpointNames(endpoint)[0]?.name : undefined;
  if (regional !== undefined)
    return log.alias(regional, {
      rule: 'ES-8',
      text: `${name} is the private name of the service behind ${endpoint.name}: the hidden zone makes it an alias (CNAME) of the endpoint's regional name ${regional}.`,
      chosen: regional,
      source,
    });
  const answers = addressesFor(endpoint, inquiry);
  if (answers.length === 0) return noRecord(endpoint, inquiry, log);
  return log.found(answers, {
    rule: endpoint instanceof InterfaceEndpoint ? 'IE-11' : 'RE-4',
    text: `${name} is ${answerList(answers)}: the private ${answers.length > 1 ? 'addresses' : 'address'} of the endpoint ${endpoint.name}.`,
    source,
  });
}

const noRecord = ({ name, source }: Resource, { type }: Inquiry, log: Log): Outcome =>
  log.failed('NODATA', 'DNS_NODATA', {
    rule: 'IE-14',
    text: `The endpoint ${name} gives its names no ${recordWord(type)}s: its address type or its record type is another one.`,
    source,
  });
