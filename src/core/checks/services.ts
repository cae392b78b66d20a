/** Services that the catalogue does not have, and mistakes in a person's own catalogue (SVC-6). */
import type { InterfaceEndpoint } from '../model/interface-endpoint';
import { nearest } from '../text/nearest';
import type { Check } from './check';
import { rule } from './check';

const file = rule('services.file', 'error', "A part of vpc-trace.services.json can't be used.");
const byRule = rule(
  'endpoint.service-by-rule',
  'information',
  "The service is not in the catalogue; its names follow AWS's general rule.",
  'SVC-6',
);

export const check: Check = {
  rules: [file, byRule],
  run(context) {
    const { services, document } = context.analysis;
    // The file has no place of its own among the findings of a .vpc file, so they stand at its top.
    const top = { start: 0, end: document.text.search(/\r|\n|$/) };
    for (const { message, ...span } of services?.problems ?? []) {
      const { uri, lines } = services as NonNullable<typeof services>;
      const { line, character } = lines.positionAt(span.start);
      context.report(file, top, `${nameOf(uri)}:${line + 1}:${character + 1}: ${message}`, {
        related: [{ message, source: { uri, span } }],
      });
    }
    for (const endpoint of context.resources<InterfaceEndpoint>('interface-endpoint')) {
      const { service } = endpoint;
      if (!service?.byRule) continue;
      const [near] = nearest(service.short, Object.keys(endpoint.network.services.titles));
      const name = service.privateNames[0];
      context.report(
        byRule,
        endpoint.sourceOf('service'),
        `The catalogue does not have the service ${service.short}${near ? ` (is \`${near}\` meant?)` : ''}. Its private name is taken to be ${name}, by AWS's general rule (SVC-6); vpc-trace.services.json can say otherwise.`,
      );
    }
  },
};

const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
