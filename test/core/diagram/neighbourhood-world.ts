/** One of everything, tied together: a file that has every kind of the schema. */
export const WORLD = `region us-east-1
vpc hub {
  cidr 10.0.0.0/16
  dhcp-options corp-dns
  internet-gateway igw
  egress-only-internet-gateway eigw
  virtual-private-gateway vgw
  subnet hub-a { az us-east-1a; cidr 10.0.0.0/24; route-table hub-table; network-acl strict }
  subnet hub-b { az us-east-1b; cidr 10.0.1.0/24 }
  route-table hub-table {
    main
    route 0.0.0.0/0 -> igw
    route ::/0 -> eigw
    route 10.8.0.0/16 -> tgw
    route pl -> tgw
    route 10.7.0.0/16 -> pcx
    propagate vgw
  }
  network-acl strict { ingress 100 allow tcp 443 from 10.0.0.0/8; egress 100 allow all to 0.0.0.0/0 }
  security-group web { ingress tcp 443 from any, lb }
  security-group lb { default; egress tcp 443 to web, pl }
  instance i { subnet hub-a; address 10.0.0.10; security-groups web }
  instance many { interface eth0 { subnet hub-a; address 10.0.0.11 } }
  network-interface eni { subnet hub-b; address 10.0.1.12 }
  nat-gateway nat { subnet hub-a; public-address 203.0.113.10 }
  gateway-endpoint s3 { service s3; route-tables hub-table }
  interface-endpoint door { service pay; subnets hub-a; security-groups web }
  gateway-load-balancer-endpoint inspect { service inspection; subnet hub-b { address 10.0.1.20 } }
  resource-endpoint db { resource db.corp.example; subnets hub-a }
  service-network-endpoint lattice { resource i; subnets hub-b }
  resolver-inbound-endpoint in { subnet hub-a { address 10.0.0.53 } }
  resolver-outbound-endpoint out { subnets hub-a, hub-b; security-groups web }
  network-load-balancer nlb { subnets hub-a; listener tcp 443 -> tg }
  gateway-load-balancer gwlb { subnets hub-a; targets i }
  target-group tg { port 8443; targets i:8080, 10.0.1.12 }
}
vpc far {
  cidr 10.7.0.0/16
  subnet far-a { az us-east-1a; cidr 10.7.0.0/24 }
  instance app { subnet far-a; address 10.7.0.10 }
}
prefix-list pl { entry 10.8.0.0/24 }
peering pcx { vpcs hub, far }
transit-gateway tgw {
  attachment to-hub { vpc hub; subnets hub-a; route-table core; propagate core }
  attachment to-office { vpn line }
  route-table core { route 10.9.0.0/16 -> to-office; default-association }
}
on-premises office {
  cidr 192.168.0.0/16
  host desk { address 192.168.0.10; dns-servers 192.168.0.53 }
  dns-server 192.168.0.53 { forward aws.example -> 10.0.0.53 }
}
vpn line { gateway vgw; site office; routes 192.168.0.0/16 }
direct-connect dx { gateways tgw; site office }
dhcp-options corp-dns { dns-servers 192.168.0.53 }
hosted-zone corp.example { vpcs hub; record db A 10.0.0.10; record pay ALIAS nlb }
public-zone example.org { record www A 203.0.113.10 }
resolver-rule to-office { domain .; forward 192.168.0.53; endpoint out; vpcs hub }
dns-firewall wall { vpcs hub, far; rule 1 block bad.example }
route53-profile shared { vpcs far; hosted-zones corp.example; resolver-rules to-office; dns-firewalls wall; interface-endpoints door }
endpoint-service pay { load-balancers nlb; private-dns pay.example }
endpoint-service inspection { load-balancers gwlb }
internet-host stranger { address 198.51.100.7 }
expect i can reach pay.example:443
`;
