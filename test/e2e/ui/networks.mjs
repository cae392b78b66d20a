// Networks for the tests of the panel.

/** A client, a gateway endpoint and an interface endpoint that lets it in. */
export const NET = `region us-east-1
vpc shop {
  cidr 10.0.0.0/16
  dns-hostnames on
  internet-gateway igw
  subnet public-a  { az us-east-1a; cidr 10.0.0.0/24; route-table public }
  subnet private-a { az us-east-1a; cidr 10.0.1.0/24; route-table private }
  subnet private-b { az us-east-1b; cidr 10.0.2.0/24; route-table private }
  nat-gateway nat { subnet public-a; public-address 203.0.113.10 }
  route-table public  { route 0.0.0.0/0 -> igw }
  route-table private { route 0.0.0.0/0 -> nat }
  security-group app { egress tcp 443 to any }
  security-group endpoints {
    ingress tcp 443 from app
  }
  instance web-1 { subnet private-a; address 10.0.1.10; security-groups app }
  gateway-endpoint s3 { service s3; route-tables private }
  interface-endpoint sts {
    service sts
    subnet private-b { address 10.0.2.20 }
    security-groups endpoints
  }
}
expect web-1 can reach s3.us-east-1.amazonaws.com:443 via s3
`;

/** The same with a second client, which the endpoint does not let in, and a question to the endpoint. */
export const SHOP = `${NET.replace(
  '  gateway-endpoint',
  '  instance web-2 { subnet private-a; address 10.0.1.11; security-groups endpoints }\n  gateway-endpoint',
)}expect web-1 can reach sts.us-east-1.amazonaws.com:443 via sts
`;

/** Names that want to be something else than text. */
export const HOSTILE_NAMES = {
  markup: '"><img src=x onerror=alert(1)><script>alert(2)</script>',
  mermaid: 'x"] --> y; end; subgraph z %%{init: {"theme": "dark"}}%% click a href "javascript:alert(3)"',
  long: 'n'.repeat(10_000),
  direction: 'abc\u202Etxt.exe\u2066\u200F',
};

const quoted = (name) => `"${name.replaceAll(/["\\]/g, '\\$&')}"`;

/** The same small network once for each of them, everything in it named so; and a zone and a server by names that DNS allows. */
export const HOSTILE = `region us-east-1
${Object.entries(HOSTILE_NAMES)
  .map(
    ([kind, name], at) => `vpc ${quoted(`${kind} ${name}`)} {
  cidr 10.${at}.0.0/16
  dns-hostnames on
  subnet ${quoted(`subnet ${name}`)} { az us-east-1a; cidr 10.${at}.1.0/24 }
  security-group ${quoted(`group ${name}`)} { ingress all from any; egress all to any }
  instance ${quoted(`client ${name}`)} { subnet ${quoted(`subnet ${name}`)}; address 10.${at}.1.10; security-groups ${quoted(`group ${name}`)} }
  interface-endpoint ${quoted(`endpoint ${name}`)} {
    service sts
    subnet ${quoted(`subnet ${name}`)} { address 10.${at}.1.20 }
    security-groups ${quoted(`group ${name}`)}
  }
}
`,
  )
  .join('')}`;

/** Number of the line (from 1) on which `needle` begins. */
export const lineOf = (needle, text = SHOP) => {
  const at = text.indexOf(needle);
  if (at < 0) throw new Error(`no '${needle}' in the text`);
  return text.slice(0, at).split('\n').length;
};
