/** AWS's partitions: which suffix the DNS names of a Region have (SVC-4, SVC-5; partitions.json of AWS's SDKs). */

export interface Partition {
  /** `amazonaws.com`. */
  readonly suffix: string;
  /** Suffix of names with both address families: `api.aws` (SVC-3). */
  readonly dual: string;
  readonly isChina: boolean;
}

/** The word of a Region: `eu-west-1`, `us-gov-east-1`, `eusc-de-east-1`. */
export const REGION = '[a-z]{2,4}(?:-[a-z]+)+-\\d+';

const partition = (suffix: string, dual: string): Partition => ({
  suffix,
  dual,
  isChina: suffix.endsWith('.cn'),
});
const COMMERCIAL = partition('amazonaws.com', 'api.aws');
const OTHERS: readonly (readonly [start: string, partition: Partition])[] = [
  ['cn-', partition('amazonaws.com.cn', 'api.amazonwebservices.com.cn')],
  ['eusc-', partition('amazonaws.eu', 'api.amazonwebservices.eu')],
  ['us-iso-', partition('c2s.ic.gov', 'api.aws.ic.gov')],
  ['us-isob-', partition('sc2s.sgov.gov', 'api.aws.scloud')],
  ['us-isof-', partition('csp.hci.ic.gov', 'api.aws.hci.ic.gov')],
  ['eu-isoe-', partition('cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk')],
];

export const partitionOf = (region: string): Partition =>
  OTHERS.find(([start]) => region.startsWith(start))?.[1] ?? COMMERCIAL;

/** The partition whose names a name without Region is one of; longer suffixes first. */
export const partitionOfName = (name: string): Partition | undefined =>
  [...OTHERS.map(([, each]) => each), COMMERCIAL].find(({ suffix }) => name.endsWith(`.${suffix}`));
