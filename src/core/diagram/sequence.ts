/** Who asked whom as a Mermaid sequence diagram. */
import type { Resolution, Trace } from '../engine/trace';
import type { Diagram } from './diagram';
import type { DiagramOptions } from './mermaid';
import { diagramOf } from './mermaid';

export function dnsSequenceOf(trace: Trace, dns: Resolution, options: DiagramOptions): Diagram {
  void dns;
  return diagramOf(trace, options);
}
