/** The shared network as the command line's tests use it. */
import { shop } from '../harness/shop';

export const files = { 'shop.vpc': shop };

/** An expectation that fails, and a word that means nothing. */
export const broken = shop
  .replace('can reach 198.51.100.7:443 via nat, igw', 'cannot reach 198.51.100.7:443')
  .replace('subnets private-a, private-b', 'subnets private-a, private-c');
