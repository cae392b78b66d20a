/** Recognises AWS answers by their top-level keys and sorts their objects into families. */
import type { ChildAnswer } from './families';
import { BARE, CHILDREN, NOT_EXPRESSED, SILENT, SINGLE, WRITTEN } from './families';
import type { Fields, Origin } from './item';
import { isFields } from './item';

/** Objects of one family; `child` when their parent is still to be found. */
export interface Batch {
  readonly family: string;
  readonly objects: readonly Fields[];
  readonly child?: ChildAnswer;
}

export interface Answer {
  readonly batches: readonly Batch[];
  /** Keys of something that changes paths and has no words in `.vpc`, with its objects. */
  readonly notExpressed: readonly { readonly what: string; readonly objects: readonly Fields[] }[];
  readonly unknownKeys: readonly string[];
  /** The answer says that more of this key follows. */
  readonly goesOn: boolean;
}

/** A wrapper that holds the children of several parents: the form in which some tools save per-parent answers. */
const WRAPPERS: ReadonlyMap<string, { readonly family: string; readonly list: string; readonly parentField: string }> =
  new Map([
    ['LoadBalancerListeners', { family: 'Listeners', list: 'Listeners', parentField: 'LoadBalancerArn' }],
    [
      'LoadBalancerTargetHealth',
      { family: 'TargetHealthDescriptions', list: 'TargetHealthDescriptions', parentField: 'TargetGroupArn' },
    ],
    [
      'TransitGatewayPropagations',
      {
        family: 'TransitGatewayRouteTablePropagations',
        list: 'TransitGatewayRouteTablePropagations',
        parentField: 'TransitGatewayRouteTableId',
      },
    ],
    [
      'TransitGatewayStaticRoutes',
      { family: 'TransitGatewayRoutes', list: 'Routes', parentField: 'TransitGatewayRouteTableId' },
    ],
  ]);

/** Undefined when nothing of the document looks like an AWS answer. */
export function readAnswer(document: unknown, origin: Origin): Answer | undefined {
  if (Array.isArray(document)) return readList(document, origin);
  if (!isFields(document)) return undefined;
  const bare = bareFamily(document);
  if (bare !== undefined) return readAnswer({ [bare]: [document] }, origin);
  const reader = new AnswerReader(origin);
  for (const [key, value] of Object.entries(document)) reader.readKey(key, value, document);
  return reader.recognised ? reader.answer(document) : undefined;
}

/** A list of pages, or of bare objects. */
function readList(documents: readonly unknown[], origin: Origin): Answer | undefined {
  const pages = documents.map((document) => readAnswer(document, origin)).filter((page) => page !== undefined);
  if (pages.length === 0) return undefined;
  if (pages.length < documents.length)
    origin.report(
      `${documents.length - pages.length} of the ${documents.length} entries of the list are not AWS answers`,
    );
  return {
    batches: pages.flatMap((page) => page.batches),
    notExpressed: pages.flatMap((page) => page.notExpressed),
    unknownKeys: pages.flatMap((page) => page.unknownKeys),
    goesOn: pages.at(-1)?.goesOn ?? false,
  };
}

class AnswerReader {
  recognised = false;
  private readonly batches: Batch[] = [];
  private readonly notExpressed: { what: string; objects: readonly Fields[] }[] = [];
  private readonly unknownKeys: string[] = [];

  constructor(private readonly origin: Origin) {}

  answer(document: Fields): Answer {
    const { batches, notExpressed, unknownKeys } = this;
    const goesOn =
      document.IsTruncated === true ||
      document.AdditionalRoutesAvailable === true ||
      ['NextToken', 'NextMarker', 'nextToken'].some((key) => typeof document[key] === 'string' && document[key] !== '');
    return { batches, notExpressed, unknownKeys, goesOn };
  }

  readKey(key: string, value: unknown, document: Fields): void {
    const single = SINGLE.get(key);
    const wrapper = WRAPPERS.get(key);
    if (key === 'Reservations') this.reservations(this.objects(key, value));
    else if (key === 'HostedZone' && isFields(value)) this.add('HostedZones', [{ ...value, VPCs: document.VPCs }]);
    else if (key === 'VPCs' && document.HostedZone !== undefined) this.recognised = true;
    else if (key === 'VpcBlockPublicAccessOptions' && isFields(value)) this.add('VpcBlockPublicAccessOptions', [value]);
    else if (single !== undefined && isFields(value)) this.add(single, [value]);
    else if (wrapper !== undefined) this.wrapped(wrapper, this.objects(key, value));
    else if (CHILDREN.has(key)) this.children(key, value, document);
    else if (key === 'Attributes') this.attributes(this.objects(key, value));
    else if (WRITTEN.has(key)) this.add(key, this.objects(key, value));
    else if (NOT_EXPRESSED.has(key)) this.leaveOut(NOT_EXPRESSED.get(key) as string, this.objects(key, value));
    else if (SILENT.has(key)) this.recognised ||= Array.isArray(value) || isFields(value);
    else if (Array.isArray(value) && value.every(isFields) && /^[A-Za-z]+s(?:et|list)?$/i.test(key))
      this.unknown(key, value);
  }

  private add(family: string, objects: readonly Fields[], child?: ChildAnswer): void {
    this.recognised = true;
    this.batches.push(child === undefined ? { family, objects } : { family, objects, child });
  }
  private leaveOut(what: string, objects: readonly Fields[]): void {
    this.recognised = true;
    if (objects.length > 0) this.notExpressed.push({ what, objects });
  }
  private unknown(key: string, objects: readonly Fields[]): void {
    if (objects.length > 0) this.unknownKeys.push(key);
  }
  private objects(key: string, value: unknown): Fields[] {
    if (!Array.isArray(value)) {
      this.recognised = true;
      if (value !== null && value !== undefined)
        this.origin.report(`${key} should be a list, not ${JSON.stringify(value)?.slice(0, 40)}`);
      return [];
    }
    const objects = value.filter(isFields);
    if (objects.length < value.length)
      this.origin.report(`${value.length - objects.length} of the ${value.length} entries of ${key} are not objects`);
    return objects;
  }

  private reservations(reservations: readonly Fields[]): void {
    this.recognised = true;
    for (const reservation of reservations) {
      const instances = this.objects('Instances', reservation.Instances ?? []).map(
        (each) => ({ OwnerId: reservation.OwnerId, ...each }) as Fields,
      );
      this.add('Instances', instances);
      for (const instance of instances) {
        const interfaces = this.objects('NetworkInterfaces', instance.NetworkInterfaces ?? []);
        this.add(
          'NetworkInterfaces',
          interfaces.map((each) => ({ ...each, InstanceId: instance.InstanceId })),
        );
      }
    }
  }
  private wrapped(wrapper: { family: string; list: string; parentField: string }, parents: readonly Fields[]): void {
    this.recognised = true;
    for (const parent of parents) {
      if (parent.AdditionalRoutesAvailable === true)
        this.origin.report(`more routes of ${String(parent[wrapper.parentField])} exist than the answer holds`);
      const children = this.objects(wrapper.list, parent[wrapper.list] ?? []);
      this.add(
        wrapper.family,
        children.map((child) => ({ [wrapper.parentField]: parent[wrapper.parentField], ...child })),
      );
    }
  }
  private children(key: string, value: unknown, document: Fields): void {
    const objects = this.objects(key, value);
    const child = CHILDREN.get(key)?.find(({ shape }) =>
      objects.every((object) => Object.keys(object).some((field) => shape.test(field))),
    );
    if (child === undefined) {
      this.unknown(key, objects);
      return;
    }
    const parent = document[child.parentField];
    const complete = objects.map((object) =>
      parent === undefined ? object : { ...object, [child.parentField]: parent },
    );
    const orphans = complete.some((object) => object[child.parentField] === undefined);
    this.add(child.family, complete, orphans ? child : undefined);
  }
  /** ELBv2 attributes name neither load balancer nor target group; their keys tell which of the two it is. */
  private attributes(objects: readonly Fields[]): void {
    const isTargetGroup = objects.some((object) =>
      /^(stickiness|deregistration_delay|preserve_client_ip|target_)/.test(String(object.Key)),
    );
    const child: ChildAnswer = isTargetGroup
      ? {
          family: 'TargetGroupAttributes',
          parentField: 'TargetGroupArn',
          parents: 'TargetGroups',
          inPath: /(?!)/,
          shape: /^Key$/,
        }
      : {
          family: 'LoadBalancerAttributes',
          parentField: 'LoadBalancerArn',
          parents: 'LoadBalancers',
          inPath: /(?!)/,
          shape: /^Key$/,
        };
    if (objects.length > 0) this.add(child.family, [{ Attributes: objects }], child);
  }
}

function bareFamily(document: Fields): string | undefined {
  return BARE.find(([, fields]) => fields.every((field) => document[field] !== undefined))?.[0];
}
