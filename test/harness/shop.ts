/** The network of the language's first page, shared by the tests of several layers. */
export const shop = `# Where is the router behind an interface endpoint?
region us-east-1

vpc shop {
  cidr 10.0.0.0/16
  dns-support on
  dns-hostnames on

  internet-gateway igw

  subnet public-a  { az us-east-1a; cidr 10.0.0.0/24; route-table public }
  subnet private-a { az us-east-1a; cidr 10.0.1.0/24; route-table private }
  subnet private-b { az us-east-1b; cidr 10.0.2.0/24; route-table private }

  nat-gateway nat { subnet public-a; public-address 203.0.113.10 }

  route-table public  { route 0.0.0.0/0 -> igw }
  route-table private { route 0.0.0.0/0 -> nat }

  security-group app {
    egress tcp 443 to any
  }
  security-group endpoints {
    ingress tcp 443 from app
  }

  instance web-1 { subnet private-a; address 10.0.1.10; security-groups app }

  gateway-endpoint s3 { service s3; route-tables private }

  interface-endpoint sts {
    service sts
    subnets private-a, private-b
    security-groups endpoints
    private-dns on
  }
}

expect web-1 can reach sts.us-east-1.amazonaws.com:443 via sts
expect web-1 can reach s3.us-east-1.amazonaws.com:443 via s3
expect web-1 can reach 198.51.100.7:443 via nat, igw
expect web-1 cannot reach 198.51.100.7:22 because ENI_SG_RULES_MISMATCH
expect web-1 resolves sts.us-east-1.amazonaws.com to sts
`;
