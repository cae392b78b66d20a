/** DNS64: for names that have only an IPv4 address the resolver makes an IPv6 one, in subnets where it is on (DNS-37). */

import { formatAddress } from '../../net/address';
import { formatCidr } from '../../net/cidr';
import { NAT64, toNat64 } from '../../net/nat64';
import type { Resolution, Step } from '../trace';

/** The IPv4 answer as an IPv6-only client of such a subnet gets it. */
export function synthesised(ofV4: Resolution): Resolution {
  const answers = ofV4.answers.flatMap((each) =>
    typeof each.address === 'number' ? [{ ...each, address: toNat64(each.address) }] : [],
  );
  const step: Step = {
    kind: 'dns',
    verdict: 'rewrite',
    code: undefined,
    rule: 'DNS-37',
    text: `There is no IPv6 address, and DNS64 is on in the client's subnet: the resolver puts the IPv4 address into ${formatCidr(NAT64)}, which gives ${answers.map((each) => formatAddress(each.address)).join(' or ')}.`,
    chosen: undefined,
    rejected: [],
    source: undefined,
    afterBlock: false,
  };
  return { ...ofV4, answers, steps: [...ofV4.steps, step], course: [...ofV4.course, step] };
}
