// The command that signs the Azure CLI in, for people to copy.
import type { CloudName } from '../model/azure.ts';
import { clouds } from '../model/clouds.ts';
import type { ProblemKind } from '../model/problem.ts';
import { quotePosixOption } from '../shared/shell-quoting.ts';

/** The command that signs the Azure CLI in to the right cloud and tenant. */
export const signInCommand = ({
	cloud,
	tenantId,
}: {
	readonly cloud: CloudName;
	readonly tenantId: string | undefined;
}): string => {
	const { azName, managementScope } = clouds[cloud];
	// The Azure CLI begins in the public cloud.
	const choose = cloud === 'public' ? '' : `az cloud set --name ${azName} && `;
	return `${choose}az login${tenantId ? ` ${quotePosixOption('--tenant', tenantId)}` : ''} --scope ${managementScope}`;
};

/** Without signing out first, the Azure CLI would answer with the weak sign-in that it remembers. */
export const signInCommandFor = (kind: ProblemKind, signIn: string): string =>
	kind === 'mfaRequired' ? `az logout && ${signIn}` : signIn;
