import type { HostKind } from './host-kind.ts';
import { site } from './site.ts';

/** Microsoft.Web 2024-04-01, WebApps_UpdateSlot: as the app's own, with an identity that is the slot's alone. */
export const slot: HostKind = { ...site, type: 'Microsoft.Web/sites/slots', inside: 'site' };
