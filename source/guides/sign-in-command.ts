// The command that signs the Azure CLI in, for people to copy.
import type { CloudName } from '../model/azure.ts';
import type { ProblemKind } from '../model/problem.ts';

/** The command that signs the Azure CLI in to the right cloud and tenant. */
export const signInCommand = ({
	cloud,
	tenantId,
}: {
	readonly cloud: CloudName;
	readonly tenantId: string | undefined;
}): string => {
	const scopes = {
		public: 'https://management.azure.com/.default',
		usgov: 'https://management.usgovcloudapi.net/.default',
		china: 'https://management.chinacloudapi.cn/.default',
	};
	const names = { public: '', usgov: 'AzureUSGovernment', china: 'AzureChinaCloud' };
	const choose = names[cloud] ? `az cloud set --name ${names[cloud]} && ` : '';
	return `${choose}az login${tenantId ? ` --tenant ${tenantId}` : ''} --scope ${scopes[cloud]}`;
};

/** Without signing out first, the Azure CLI would answer with the weak sign-in that it remembers. */
export const signInCommandFor = (kind: ProblemKind, signIn: string): string =>
	kind === 'mfaRequired' ? `az logout && ${signIn}` : signIn;
