// A component that ends a walk without a word must not make a trace reachable.
import { expect, test } from 'vitest';
import { Alternatives } from '../../../src/core/engine/alternatives';
import { ways } from '../../../src/core/engine/components';
import type { Packet } from '../../../src/core/engine/trace';
import { ENDED, Memory, type Spot, Walk } from '../../../src/core/engine/walk';
import { Network } from '../../../src/core/model/network';
import { TCP } from '../../../src/core/net/protocol';

const packet: Packet = {
  source: 1,
  destination: 2,
  protocol: TCP,
  sourcePorts: undefined,
  destinationPorts: undefined,
  icmpType: undefined,
};

test('a silent end is undetermined, with the place as its reason', () => {
  const silent: Spot = {
    place: { kind: 'unknown', name: 'the fog', resource: undefined },
    role: 'pass',
    take: () => ENDED,
  };
  const walk = new Walk(new Network([]), ways, new Memory(), 'return', new Map(), new Alternatives());
  expect(walk.run(silent, packet)).toBeUndefined();
  expect(walk.undetermined).toBe(true);
  expect(walk.reason).toMatchObject({ code: 'NO_POSSIBLE_DESTINATION', rule: 'MOD-6', at: 'the fog' });
});
