// The practice tenant: a Resource Manager that behaves, in process or on a loopback socket.
export type { Answer, Incoming } from './http.ts';
export { lastHop, refusedEndpoint } from './last-hop.ts';
export { type Served, serve } from './server.ts';
export { answer, createTenant, practiceToken, type Tenant } from './tenant.ts';
export type { ReceivedRequest, TenantOptions } from './world.ts';
