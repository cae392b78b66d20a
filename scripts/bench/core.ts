/** What the benchmarks use of the core. */
import type { Analysis } from '../../src/core/model/workspace';

export { expectationFindings, expectationsOf, findings, quickFindings } from '../../src/core/checks';
export { ask } from '../../src/core/engine/ask';
export { resolve } from '../../src/core/engine/dns/resolve';
export { readSender } from '../../src/core/engine/question';
export { Workspace } from '../../src/core/model/workspace';
export { parseAddress } from '../../src/core/net/address';
export { parseCidr } from '../../src/core/net/cidr';
export { PrefixTable } from '../../src/core/net/prefix-table';
export { placement } from '../../src/core/schema/placement';
export { parse } from '../../src/core/syntax/parser';
export { showView } from '../../src/service/trace-view';

/** What a file's reachability expectations ask. */
export const argumentsOfExpectations = ({ document }: Analysis): { from: string; to: string }[] =>
  document.bound.children.flatMap((bound) => {
    const text = (role: string) => bound.arguments.find((each) => each.role === role)?.text;
    const [from, to] = [text('sender'), text('target')];
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
