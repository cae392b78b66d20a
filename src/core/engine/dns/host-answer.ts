/** Host names as answers: what a VPC or public DNS says about them (DNS-13 to DNS-18). */
import type { Vpc } from '../../model/vpc';
import { familyOf } from '../../net/address';
import type { HostNameAnswer } from './host-names';
import { hostNameInVpc } from './host-names';
import type { Inquiry, Log, Outcome } from './inquiry';
import { recordWord } from './inquiry';

export function hostAnswer(name: string, vpc: Vpc, inquiry: Inquiry, log: Log): Outcome {
  const known = hostNameInVpc(name, vpc);
  if (known) return saidOf(known, inquiry, log);
  return log.unknown({
    rule: 'DNS-13',
    text: `${name} is an Amazon-provided host name, but no interface here has its address, or it is by instance id: whether that is switched on is not in the file.`,
  });
}

export function saidOf({ address, step, ...rest }: HostNameAnswer, inquiry: Inquiry, log: Log): Outcome {
  if (address === undefined) return log.failed('NXDOMAIN', 'DNS_NXDOMAIN', step);
  if (familyOf(address) !== inquiry.family)
    return log.failed('NODATA', 'DNS_NODATA', { ...step, text: `${step.text} It has no ${recordWord(inquiry.type)}.` });
  const owner = 'owner' in rest ? rest.owner : undefined;
  return log.found([{ address, owner, madeUp: false, representative: false }], step);
}
